package gantry.workflows.store;

/** An activity task that no worker has taken. */
public record WaitingTask(int partition, long executionId, int frameNo) {}
