/**
 * TestState: one state works alone, with the interpreter that runs executions, and shows what it
 * did with its data. Start reading at {@link gantry.workflows.teststate.StateTests}; {@link
 * gantry.workflows.teststate.MockRules} and {@link gantry.workflows.teststate.AnswerRules} say
 * which mocks are refused.
 *
 * <p>Not here: the shape of the operation ({@code api}), what a state does ({@code
 * gantry.states.interpreter}); nothing of a test is stored.
 *
 * <p>Threads: a test runs on its caller's thread; a task of it runs on one of the task runner's.
 */
@NullMarked
package gantry.workflows.teststate;

import org.jspecify.annotations.NullMarked;
