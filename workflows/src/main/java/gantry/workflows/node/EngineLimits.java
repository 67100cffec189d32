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
 * @param expressExecutions Express executions in memory; one more is throttled
 * @param expressBytes of what these hold, about; while it is reached no more begin
 * @param historyBytes of the payloads of history pages that are being read
 */
public record EngineLimits(
        int workers,
        int tasksInFlight,
        long residentBytes,
        long openExecutions,
        int activityPollers,
        long graceMs,
        int expressExecutions,
        long expressBytes,
        long historyBytes) {

    /** AWS, "Service quotas": open executions. */
    public static final long DEFAULT_OPEN_EXECUTIONS = 1_000_000;

    /** API reference of GetActivityTask, ActivityWorkerLimitExceeded. */
    public static final int DEFAULT_ACTIVITY_POLLERS = 1_000;

    /** Ours; AWS's quota of concurrent synchronous ones is 1,000 to 3,700 by region. */
    public static final int DEFAULT_EXPRESS_EXECUTIONS = 10_000;

    private static final long MOST_EXPRESS_BYTES = 256L << 20;

    /** As large as one page may be. */
    private static final long LEAST_HISTORY_BYTES = 8L << 20;

    private static final int DEFAULT_TASKS_IN_FLIGHT = 1_000;

    /** SIGTERM ends the process within 10 s: 7 s for calls, the rest for the store. */
    private static final long DEFAULT_GRACE_MS = 7_000;

    /** As for a heap of a GiB. */
    public EngineLimits(
            int workers,
            int tasksInFlight,
            long residentBytes,
            long openExecutions,
            int activityPollers,
            long graceMs) {
        this(
                workers,
                tasksInFlight,
                residentBytes,
                openExecutions,
                activityPollers,
                graceMs,
                DEFAULT_EXPRESS_EXECUTIONS,
                128L << 20,
                64L << 20);
    }

    /**
     * For this machine: half its cores drive partitions, a sixteenth of its heap holds executions
     * that wait, another the pages of histories, an eighth Express executions.
     */
    public static EngineLimits forMachine(int cores, long heapBytes) {
        return new EngineLimits(
                Math.max(1, cores / 2),
                DEFAULT_TASKS_IN_FLIGHT,
                heapBytes / 16,
                DEFAULT_OPEN_EXECUTIONS,
                DEFAULT_ACTIVITY_POLLERS,
                DEFAULT_GRACE_MS,
                DEFAULT_EXPRESS_EXECUTIONS,
                Math.min(heapBytes / 8, MOST_EXPRESS_BYTES),
                Math.max(heapBytes / 16, LEAST_HISTORY_BYTES));
    }

    public EngineLimits withOpenExecutions(long quota) {
        return new EngineLimits(
                workers,
                tasksInFlight,
                residentBytes,
                quota,
                activityPollers,
                graceMs,
                expressExecutions,
                expressBytes,
                historyBytes);
    }

    public EngineLimits withActivityPollers(int quota) {
        return new EngineLimits(
                workers,
                tasksInFlight,
                residentBytes,
                openExecutions,
                quota,
                graceMs,
                expressExecutions,
                expressBytes,
                historyBytes);
    }

    public EngineLimits withExpress(int executions, long bytes) {
        return new EngineLimits(
                workers,
                tasksInFlight,
                residentBytes,
                openExecutions,
                activityPollers,
                graceMs,
                executions,
                bytes,
                historyBytes);
    }
}
