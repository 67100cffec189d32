package gantry.server.metrics;

import gantry.metrics.Exposition;
import gantry.workflows.Workflows;
import gantry.workflows.figures.EngineGauges;
import gantry.workflows.figures.EngineGauges.Bounded;
import gantry.workflows.figures.EngineGauges.InPartitions;

/** What the engine holds, and how much of it there may be. */
final class EngineMetrics {
    private static final double MS_PER_SECOND = 1_000;

    private EngineMetrics() {}

    static void write(Exposition to, Workflows workflows) {
        EngineGauges gauges = workflows.gauges();
        to.gauge("gantry_states_open_execution_count", "Standard executions that are open.")
                .with(gauges.openExecutions().now());
        to.gauge("gantry_states_open_execution_limit", "So many may be.")
                .with(gauges.openExecutions().most());
        to.gauge("gantry_states_approximate_open_map_run_count", "Map runs that are open.")
                .with(gauges.openMapRuns().now());
        to.gauge("gantry_states_open_map_run_limit", "So many may be; more wait.")
                .with(gauges.openMapRuns().most());
        to.gauge("gantry_states_approximate_map_run_backlog_size", "Map runs that wait for it.")
                .with(gauges.mapRunBacklog());
        bounded(to, "tasks_in_flight", "Tasks at runners", gauges.tasksInFlight());
        bounded(to, "express_executions", "Express ones that run", gauges.expressExecutions());
        bounded(to, "express_bytes", "Bytes they hold, about", gauges.expressBytes());
        bounded(to, "waiting_starts", "Starts before a turn", gauges.waitingStarts());
        bounded(to, "waiting_start_bytes", "Bytes of their inputs", gauges.waitingStartBytes());
        bounded(to, "activity_polls", "GetActivityTask calls waiting", gauges.activityPolls());
        gauge(
                to,
                "engine_mail",
                "Commands and returned commits on their way to workers.",
                gauges.mailCommands());
        write(to, gauges.partitions());
        to.counter("gantry_retention_removed_total", "Closed executions that were removed.")
                .with(workflows.removed());
    }

    private static void write(Exposition to, InPartitions held) {
        gauge(to, "engine_commands", "Commands that wait for a turn.", held.commands());
        gauge(to, "engine_resident_executions", "Executions in memory.", held.residents());
        gauge(to, "engine_resident_bytes", "Bytes of these, about.", held.residentBytes());
        gauge(to, "engine_timers", "Moments in memory, of the near future.", held.timers());
        gauge(
                to,
                "engine_pending_redrive_executions",
                "Children of map runs that wait to run again.",
                held.pendingRedrives());
        to.gauge("gantry_engine_timer_overdue_seconds", "Of the moment longest overdue.")
                .with(held.overdueMs() / MS_PER_SECOND);
    }

    /** Both where there is a bound: an alert compares them. */
    private static void bounded(Exposition to, String name, String help, Bounded value) {
        gauge(to, "engine_" + name, help + ".", value.now());
        gauge(to, "engine_" + name + "_limit", help + ": at most so many.", value.most());
    }

    private static void gauge(Exposition to, String name, String help, long value) {
        to.gauge("gantry_" + name, help).with(value);
    }
}
