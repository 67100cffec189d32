package gantry.store;

/**
 * A partition as its new owner finds it.
 *
 * @param epoch the new epoch: batches of any older one are refused from now on
 * @param lastBatchNumber of the last batch on disk; the next batch has the number after it
 * @param lastClockMs the clock of that batch; 0 if there was none
 */
public record OpenedPartition(int partition, long epoch, long lastBatchNumber, long lastClockMs) {}
