package gantry.logs.store;

/**
 * Some lines of a segment that lie together.
 *
 * @param offset in the segment
 * @param minMs the earliest timestamp in it
 * @param maxMs the latest
 */
public record Block(int offset, int length, long minMs, long maxMs) {
    Block with(int lineLength, long timestampMs) {
        return new Block(
                offset,
                length + lineLength,
                Math.min(minMs, timestampMs),
                Math.max(maxMs, timestampMs));
    }

    int end() {
        return offset + length;
    }
}
