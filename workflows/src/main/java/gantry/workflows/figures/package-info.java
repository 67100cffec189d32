/**
 * What executions and their tasks have come to, counted for who watches over the server: AWS's
 * metrics of Step Functions. Start reading at {@link gantry.workflows.figures.EngineFigures}.
 *
 * <p>Not here: the names under which it is told (server).
 *
 * <p>Threads: {@link gantry.workflows.figures.StepCounts} and {@link
 * gantry.workflows.figures.TaskTimes} are confined to who makes the steps; the rest is for any.
 */
@NullMarked
package gantry.workflows.figures;

import org.jspecify.annotations.NullMarked;
