package gantry.store;

/**
 * What the store has done since it was opened.
 *
 * @param commits transactions on disk
 * @param batches of partitions on disk; divided by commits: how well they share
 * @param units of services on disk
 * @param rollbacks transactions that were rolled back
 * @param refusals batches refused because their partition was closed or owned by another
 * @param reads answered
 * @param checkpoints of the write-ahead log
 * @param queuedWrites batches and units that wait now
 */
public record StoreFigures(
        long commits,
        long batches,
        long units,
        long rollbacks,
        long refusals,
        long reads,
        long checkpoints,
        int queuedWrites) {}
