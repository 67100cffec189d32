package gantry.workflows.figures;

/**
 * What the engine holds now, and how much of it there may be. Each figure is right by itself, a
 * moment ago.
 *
 * @param openExecutions Standard executions that are not closed
 * @param openMapRuns that have a place
 * @param mapRunBacklog how many wait for one, about
 * @param tasksInFlight in runners' hands; more wait in the store
 * @param expressExecutions that run in memory
 * @param expressBytes of what they hold, about
 * @param activityPolls GetActivityTask calls that wait
 * @param mailCommands commands and returns of commits on their way to workers
 * @param waitingStarts starts that no turn has taken
 * @param waitingStartBytes of their inputs
 * @param partitions what these hold, all together
 */
public record EngineGauges(
        Bounded openExecutions,
        Bounded openMapRuns,
        long mapRunBacklog,
        Bounded tasksInFlight,
        Bounded expressExecutions,
        Bounded expressBytes,
        Bounded activityPolls,
        long mailCommands,
        Bounded waitingStarts,
        Bounded waitingStartBytes,
        InPartitions partitions) {

    /** How much there is of something, and how much there may be. */
    public record Bounded(long now, long most) {}

    /**
     * As of the last turn of each partition.
     *
     * @param commands that wait for a turn
     * @param residents executions in memory
     * @param residentBytes of these, about
     * @param timers moments in memory
     * @param overdueMs of the moment longest overdue; 0 if none is
     * @param pendingRedrives children of map runs that wait to run again
     */
    public record InPartitions(
            long commands,
            long residents,
            long residentBytes,
            long timers,
            long overdueMs,
            long pendingRedrives) {
        public static final InPartitions NONE = new InPartitions(0, 0, 0, 0, 0, 0);

        public InPartitions with(InPartitions other) {
            return new InPartitions(
                    commands + other.commands,
                    residents + other.residents,
                    residentBytes + other.residentBytes,
                    timers + other.timers,
                    Math.max(overdueMs, other.overdueMs),
                    pendingRedrives + other.pendingRedrives);
        }
    }
}
