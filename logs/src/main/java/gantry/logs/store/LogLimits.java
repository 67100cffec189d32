package gantry.logs.store;

/**
 * How much the store takes. All of it is ours but the size of an event.
 *
 * @param segmentBytes a segment of this size is full
 * @param segmentMs a segment whose first event is this old is full, so that retention finds an end
 * @param blockBytes what is read at once
 * @param groupBytes of all streams of a group; beyond them its oldest segments go
 * @param pendingBytes of events that wait for the writer; beyond them events are dropped
 * @param openStreams streams whose files the writer keeps open
 * @param freeBytes of the disk that are left to others; below them events are dropped
 */
public record LogLimits(
        int segmentBytes,
        long segmentMs,
        int blockBytes,
        long groupBytes,
        long pendingBytes,
        int openStreams,
        long freeBytes) {
    /** CloudWatch Logs quotas: "Log event size 1 MB". */
    public static final int MAX_EVENT_BYTES = 1_048_576;

    public static final LogLimits DEFAULT =
            new LogLimits(8 << 20, 86_400_000L, 64 << 10, 1L << 30, 16L << 20, 128, 64L << 20);
}
