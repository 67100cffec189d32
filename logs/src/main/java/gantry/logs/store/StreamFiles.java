package gantry.logs.store;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files of one stream. Confined to the writer. */
final class StreamFiles implements AutoCloseable {
    private static final String DESCRIPTION = "stream.json";

    private final Path folder;
    private final String name;
    private final long createdAtMs;
    private final LogLimits limits;
    private final List<Segment> full = new ArrayList<>();
    private final BlockIndex index;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private long position;

    /** When the segment got its first line; the last one, if that was another process. */
    private long begunAtMs;

    private List<Block> written = List.of();
    private @Nullable FileChannel channel;
    private long lastIngestionMs = -1;
    private int buffered;
    private int lost;
    private @Nullable IOException failure;

    private StreamFiles(Path folder, String name, long createdAtMs, LogLimits limits) {
        this.folder = folder;
        this.name = name;
        this.createdAtMs = createdAtMs;
        this.limits = limits;
        this.index = new BlockIndex(limits.blockBytes());
    }

    static boolean exist(Path folder) {
        return Files.exists(folder.resolve(DESCRIPTION));
    }

    /** The name of the stream in a folder; null if there is none. */
    static @Nullable String findName(Path folder) throws IOException {
        Map<?, ?> description = JsonFile.find(folder.resolve(DESCRIPTION));
        return description != null && description.get("name") instanceof String name ? name : null;
    }

    static StreamFiles create(Path folder, String name, long nowMs, LogLimits limits)
            throws IOException {
        Files.createDirectories(folder);
        JsonFile.write(
                folder.resolve(DESCRIPTION), JsonObject.of("name", name, "creationTime", nowMs));
        return new StreamFiles(folder, name, nowMs, limits);
    }

    /** Takes up what lies there; a line that the end of a process tore is cut off. */
    static StreamFiles open(Path folder, String name, LogLimits limits) throws IOException {
        Map<?, ?> description = JsonFile.find(folder.resolve(DESCRIPTION));
        long createdAtMs =
                description != null && description.get("creationTime") instanceof Number time
                        ? time.longValue()
                        : 0;
        var files = new StreamFiles(folder, name, createdAtMs, limits);
        files.load();
        return files;
    }

    private void load() throws IOException {
        List<Long> positions = positions();
        for (int i = 0; i < positions.size(); i++) {
            long at = positions.get(i);
            boolean isLast = i == positions.size() - 1;
            Path file = Segment.file(folder, at);
            List<Block> blocks = BlockIndex.find(Segment.index(folder, at));
            if (blocks == null) {
                long limit = isLast ? Integer.MAX_VALUE : positions.get(i + 1) - at;
                blocks = BlockIndex.scan(file, limit, limits.blockBytes());
                if (isLast) {
                    position = at;
                    written = blocks;
                    index.reset(blocks);
                    continue;
                }
                BlockIndex.write(Segment.index(folder, at), blocks);
            }
            var segment = Segment.of(folder, at, blocks);
            full.add(segment);
            position = segment.end();
        }
        if (!positions.isEmpty()) {
            lastIngestionMs =
                    Files.getLastModifiedTime(Segment.file(folder, positions.getLast())).toMillis();
            begunAtMs = lastIngestionMs;
        }
    }

    private List<Long> positions() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.matches("\\d{20}\\" + Segment.SUFFIX))
                    .map(file -> Long.parseLong(file.substring(0, 20)))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Writes lines, as many as the disk takes.
     *
     * @return how many were lost; {@link #failure} then says why
     */
    int append(List<Line> lines, long nowMs) {
        lost = 0;
        failure = null;
        for (Line line : lines) {
            if (isFull(nowMs)) {
                write();
                seal();
            }
            if (index.length() == 0) {
                begunAtMs = nowMs;
            }
            int length = Lines.print(line.timestampMs(), line.text(), nowMs, buffer);
            index.add(length, line.timestampMs());
            buffered++;
            if (buffer.size() >= limits.segmentBytes()) {
                write();
            }
        }
        write();
        lastIngestionMs = nowMs;
        return lost;
    }

    @Nullable IOException failure() {
        return failure;
    }

    private boolean isFull(long nowMs) {
        return index.length() >= limits.segmentBytes()
                || (index.length() > 0 && nowMs - begunAtMs >= limits.segmentMs());
    }

    /** What the disk does not take is gone, and the file is as it was before. */
    private void write() {
        if (buffered == 0) {
            return;
        }
        try {
            FileChannel file = openChannel();
            var bytes = ByteBuffer.wrap(buffer.toByteArray());
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            written = index.blocks();
        } catch (IOException e) {
            failure = e;
            lost += buffered;
            index.reset(written);
            closeChannel(); // the next write cuts off what this one left
        } finally {
            buffer.reset();
            buffered = 0;
        }
    }

    private FileChannel openChannel() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open =
                    FileChannel.open(
                            Segment.file(folder, position),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            channel = open;
            open.truncate(writtenBytes());
            open.position(writtenBytes());
        }
        return open;
    }

    private int writtenBytes() {
        return written.isEmpty() ? 0 : written.getLast().end();
    }

    /** The segment takes no more. */
    private void seal() {
        if (written.isEmpty()) {
            return;
        }
        closeChannel();
        var segment = Segment.of(folder, position, written);
        full.add(segment);
        position = segment.end();
        written = List.of();
        index.reset(written);
        try {
            BlockIndex.write(Segment.index(folder, segment.position()), segment.blocks());
        } catch (IOException e) {
            failure = e; // found again by reading the segment
        }
    }

    StreamSnapshot snapshot() {
        var segments = new ArrayList<>(full);
        if (!written.isEmpty()) {
            segments.add(Segment.of(folder, position, written));
        }
        return new StreamSnapshot(name, List.copyOf(segments));
    }

    StreamSummary summary() {
        List<Segment> segments = snapshot().segments();
        boolean isEmpty = segments.isEmpty();
        return new StreamSummary(
                name,
                createdAtMs,
                isEmpty ? -1 : segments.stream().mapToLong(Segment::minMs).min().orElse(-1),
                isEmpty ? -1 : segments.stream().mapToLong(Segment::maxMs).max().orElse(-1),
                isEmpty ? -1 : lastIngestionMs,
                segments.stream().mapToLong(Segment::length).sum());
    }

    /**
     * Deletes segments all of whose events are older, and the oldest until so many bytes are gone.
     */
    void expire(long beforeMs, long surplusBytes) throws IOException {
        if (!written.isEmpty()
                && (Segment.of(folder, position, written).maxMs() < beforeMs
                        || (surplusBytes > 0 && full.isEmpty()))) {
            seal();
        }
        long surplus = surplusBytes;
        while (!full.isEmpty() && (full.getFirst().maxMs() < beforeMs || surplus > 0)) {
            Segment oldest = full.removeFirst();
            surplus -= oldest.length();
            Files.deleteIfExists(Segment.index(folder, oldest.position()));
            Files.deleteIfExists(oldest.file());
        }
    }

    private void closeChannel() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    @Override
    public void close() {
        closeChannel();
    }
}
