package gantry.workflows.node;

/**
 * How much a node does at once.
 *
 * @param workers threads that drive partitions
 * @param tasksInFlight tasks in runners' hands; more wait in the store
 * @param residentBytes of waiting executions that are kept in memory, about
 * @param openExecutions quota of open Standard executions
 * @param activityPollers quota of pollers of one activity
 * @param graceMs what running calls get when the node stops
 */
public record EngineLimits(
        int workers,
        int tasksInFlight,
        long residentBytes,
        long openExecutions,
        int activityPollers,
        long graceMs) {

    /** AWS, "Service quotas": open executions. */
    public static final long DEFAULT_OPEN_EXECUTIONS = 1_000_000;

    /** API reference of GetActivityTask, ActivityWorkerLimitExceeded. */
    public static final int DEFAULT_ACTIVITY_POLLERS = 1_000;

    private static final int DEFAULT_TASKS_IN_FLIGHT = 1_000;

    /** SIGTERM ends the process within 10 s: 7 s for calls, the rest for the store. */
    private static final long DEFAULT_GRACE_MS = 7_000;

    /**
     * For this machine: half its cores drive partitions, a sixteenth of its heap holds executions
     * that wait.
     */
    public static EngineLimits forMachine(int cores, long heapBytes) {
        return new EngineLimits(
                Math.max(1, cores / 2),
                DEFAULT_TASKS_IN_FLIGHT,
                heapBytes / 16,
                DEFAULT_OPEN_EXECUTIONS,
                DEFAULT_ACTIVITY_POLLERS,
                DEFAULT_GRACE_MS);
    }

    public EngineLimits withOpenExecutions(long quota) {
        return new EngineLimits(
                workers, tasksInFlight, residentBytes, quota, activityPollers, graceMs);
    }

    public EngineLimits withActivityPollers(int quota) {
        return new EngineLimits(
                workers, tasksInFlight, residentBytes, openExecutions, quota, graceMs);
    }
}
