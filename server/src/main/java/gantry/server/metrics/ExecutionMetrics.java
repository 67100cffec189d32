package gantry.server.metrics;

import gantry.metrics.Exposition;
import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.figures.EngineFigures;
import gantry.workflows.figures.EngineFigures.OfType;

import java.util.function.ToLongFunction;

/** AWS's metrics of executions; type is that of the state machine. */
final class ExecutionMetrics {
    private static final String TYPE = "type";
    private static final String STANDARD = "STANDARD";
    private static final String EXPRESS = "EXPRESS";
    private static final long MS_PER_SECOND = 1_000;

    private ExecutionMetrics() {}

    static void write(Exposition to, EngineFigures figures) {
        counter(to, figures, "executions_started", "Executions started.", OfType::started);
        closed(to, figures, "succeeded", "that succeeded", ExecutionStatus.SUCCEEDED);
        closed(to, figures, "failed", "that failed", ExecutionStatus.FAILED);
        closed(to, figures, "aborted", "that were stopped", ExecutionStatus.ABORTED);
        closed(to, figures, "timed_out", "that timed out", ExecutionStatus.TIMED_OUT);
        to.counter("gantry_states_executions_redriven_total", "Executions that went on.")
                .with(figures.standard().redriven(), TYPE, STANDARD);
        redriven(to, figures, "succeeded", ExecutionStatus.SUCCEEDED);
        redriven(to, figures, "failed", ExecutionStatus.FAILED);
        redriven(to, figures, "aborted", ExecutionStatus.ABORTED);
        redriven(to, figures, "timed_out", ExecutionStatus.TIMED_OUT);
        counter(to, figures, "state_transitions", "States entered.", OfType::transitions);
        to.histogram(
                        "gantry_states_execution_time_seconds",
                        "From start to end of an execution.",
                        MS_PER_SECOND)
                .with(figures.standard().times(), TYPE, STANDARD)
                .with(figures.express().times(), TYPE, EXPRESS);
    }

    private static void closed(
            Exposition to, EngineFigures figures, String name, String which, ExecutionStatus as) {
        counter(
                to,
                figures,
                "executions_" + name,
                "Executions " + which + ".",
                of -> of.closed(as));
    }

    private static void redriven(
            Exposition to, EngineFigures figures, String name, ExecutionStatus as) {
        to.counter(
                        "gantry_states_redriven_executions_" + name + "_total",
                        "Of the executions that ended so, those that were redriven before.")
                .with(figures.standard().closedRedriven(as), TYPE, STANDARD);
    }

    private static void counter(
            Exposition to,
            EngineFigures figures,
            String name,
            String help,
            ToLongFunction<OfType> count) {
        to.counter("gantry_states_" + name + "_total", help)
                .with(count.applyAsLong(figures.standard()), TYPE, STANDARD)
                .with(count.applyAsLong(figures.express()), TYPE, EXPRESS);
    }
}
