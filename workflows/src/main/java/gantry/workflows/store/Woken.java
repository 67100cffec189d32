package gantry.workflows.store;

/** A frame that must be looked at unasked at this time. */
public record Woken(long wakeAtMs, long executionId, int frameNo) {}
