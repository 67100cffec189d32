package gantry.logs.store;

import java.nio.file.Path;
import java.util.List;

/**
 * A file of a stream as it was at one moment; what is behind its blocks is not part of it.
 *
 * @param position of its first byte in the stream
 * @param minMs the earliest timestamp in it
 * @param maxMs the latest
 */
public record Segment(Path file, long position, List<Block> blocks, long minMs, long maxMs) {
    /** How a segment's file ends. */
    static final String SUFFIX = ".jsonl";

    /** How its index ends. */
    static final String INDEX_SUFFIX = ".index";

    static Segment of(Path folder, long position, List<Block> blocks) {
        return new Segment(
                file(folder, position),
                position,
                blocks,
                blocks.stream().mapToLong(Block::minMs).min().orElse(Long.MAX_VALUE),
                blocks.stream().mapToLong(Block::maxMs).max().orElse(Long.MIN_VALUE));
    }

    static Path file(Path folder, long position) {
        return folder.resolve("%020d".formatted(position) + SUFFIX);
    }

    static Path index(Path folder, long position) {
        return folder.resolve("%020d".formatted(position) + INDEX_SUFFIX);
    }

    int length() {
        return blocks.isEmpty() ? 0 : blocks.getLast().end();
    }

    long end() {
        return position + length();
    }
}
