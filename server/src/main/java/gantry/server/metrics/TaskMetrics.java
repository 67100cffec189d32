package gantry.server.metrics;

import gantry.metrics.Exposition;
import gantry.metrics.Histogram;
import gantry.workflows.figures.EngineFigures;
import gantry.workflows.figures.EngineFigures.OfKind;
import gantry.workflows.figures.EngineFigures.Times;
import gantry.workflows.figures.TaskEnd;
import gantry.workflows.figures.TaskKind;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** AWS's metrics of activities, Lambda functions and service integrations. */
final class TaskMetrics {
    private static final long MS_PER_SECOND = 1_000;

    private TaskMetrics() {}

    static void write(Exposition to, EngineFigures figures) {
        Map<TaskKind, OfKind> kinds = figures.kinds();
        for (TaskKind kind : TaskKind.values()) {
            write(to, kind, Objects.requireNonNull(kinds.get(kind)));
        }
    }

    private static void write(Exposition to, TaskKind kind, OfKind figures) {
        count(to, kind, "scheduled", "scheduled", figures.scheduled());
        count(to, kind, "started", "started", figures.started());
        count(to, kind, "succeeded", "that succeeded", figures.ended(TaskEnd.SUCCEEDED));
        count(to, kind, "failed", "that failed", figures.ended(TaskEnd.FAILED));
        count(to, kind, "timed_out", "that timed out", figures.ended(TaskEnd.TIMED_OUT));
        if (kind != TaskKind.LAMBDA_FUNCTION) { // which sends no heartbeats
            count(
                    to,
                    kind,
                    "heartbeat_timed_out",
                    "whose heartbeat was missed",
                    figures.ended(TaskEnd.HEARTBEAT_TIMED_OUT));
        }
        Map<String, Times> times = figures.times();
        time(to, kind, "schedule_time", "From scheduled to started", times, Times::schedule);
        time(to, kind, "run_time", "From started to ended", times, Times::run);
        time(to, kind, "time", "From scheduled to ended", times, Times::whole);
    }

    private static void count(Exposition to, TaskKind kind, String name, String which, long value) {
        to.counter(
                        "gantry_states_" + plural(kind) + "_" + name + "_total",
                        "Attempts of tasks " + which + ".")
                .with(value);
    }

    private static void time(
            Exposition to,
            TaskKind kind,
            String name,
            String help,
            Map<String, Times> times,
            Function<Times, Histogram.Snapshot> which) {
        var family =
                to.histogram(
                        "gantry_states_" + singular(kind) + "_" + name + "_seconds",
                        help + ", of an attempt.",
                        MS_PER_SECOND);
        times.forEach((resource, each) -> family.with(which.apply(each), "resource", resource));
    }

    private static String singular(TaskKind kind) {
        return switch (kind) {
            case ACTIVITY -> "activity";
            case LAMBDA_FUNCTION -> "lambda_function";
            case SERVICE_INTEGRATION -> "service_integration";
        };
    }

    private static String plural(TaskKind kind) {
        return kind == TaskKind.ACTIVITY ? "activities" : singular(kind) + "s";
    }
}
