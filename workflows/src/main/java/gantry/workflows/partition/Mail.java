package gantry.workflows.partition;

/** What arrives at a worker. */
sealed interface Mail {
    record Order(int partition, Command command) implements Mail {}

    record Committed(int partition, long batchNo) implements Mail {}

    record RolledBack(int partition, long batchNo, RuntimeException reason) implements Mail {}

    /** The clock may have jumped: look at the timers. */
    record Tick() implements Mail {}

    /** Finish what is there and end. */
    record Stop() implements Mail {}
}
