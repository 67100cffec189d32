package gantry.logs.store;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Deletes what is expired, and the oldest of a group that is too large. Confined to the writer. */
final class Tidying {
    private static final System.Logger LOG = System.getLogger("gantry.logs");

    /** A group that is too large makes room this often. */
    private static final long TRIM_EVERY_MS = 10_000;

    private final Writer writer;
    private final LogLimits limits;
    private final InstantSource clock;
    private final Map<String, Group> groups;

    Tidying(Writer writer, LogLimits limits, InstantSource clock, Map<String, Group> groups) {
        this.writer = writer;
        this.limits = limits;
        this.clock = clock;
        this.groups = groups;
    }

    /** Knows all streams of a group from then on. */
    void list(Group group) throws IOException {
        if (group.isListed || !group.isStored) {
            return;
        }
        for (Path folder : Trees.folders(group.folder)) {
            String name = StreamFiles.findName(folder);
            if (name != null) {
                group.streams.computeIfAbsent(name, _ -> new Stream(group, name, writer)).isStored =
                        true;
            }
        }
        group.isListed = true;
    }

    void expireAll() {
        for (Group group : groups.values()) {
            try {
                look(group);
                expire(group);
                trimIfDue(group);
            } catch (IOException e) {
                tell(group, e);
            }
        }
    }

    /** Knows how much is in a group. */
    private void look(Group group) throws IOException {
        list(group);
        for (Stream stream : new ArrayList<>(group.streams.values())) {
            if (stream.isStored && stream.summary == null) {
                writer.files(stream);
            }
        }
    }

    void expire(Group group) throws IOException {
        long beforeMs = group.expiredBeforeMs(clock.millis());
        if (beforeMs <= 0) {
            return;
        }
        list(group);
        for (Stream stream : new ArrayList<>(group.streams.values())) {
            StreamSummary summary = stream.summary;
            if (stream.isStored && (summary == null || summary.firstEventMs() < beforeMs)) {
                writer.expire(stream, beforeMs, 0);
            }
        }
    }

    void trimIfDue(Group group) {
        long nowMs = clock.millis();
        if (group.storedBytes.get() <= limits.groupBytes()
                || nowMs - group.trimmedAtMs < TRIM_EVERY_MS) {
            return;
        }
        group.trimmedAtMs = nowMs;
        try {
            trim(group);
        } catch (IOException e) {
            tell(group, e);
        }
    }

    /** Streams that nobody writes to any more go first. */
    private void trim(Group group) throws IOException {
        long goal = limits.groupBytes() - limits.groupBytes() / 10;
        for (Stream stream : byAge(group)) {
            long surplus = group.storedBytes.get() - goal;
            if (surplus <= 0) {
                return;
            }
            writer.expire(stream, 0, surplus);
        }
    }

    private static List<Stream> byAge(Group group) {
        return group.streams.values().stream()
                .filter(stream -> stream.summary != null)
                .sorted(Comparator.comparingLong(Tidying::lastEventMs))
                .toList();
    }

    private static long lastEventMs(Stream stream) {
        StreamSummary summary = stream.summary;
        return summary == null ? 0 : summary.lastEventMs();
    }

    private static void tell(Group group, IOException failure) {
        LOG.log(
                Level.WARNING,
                "Old events of the log group {0} could not be deleted: {1}",
                group.name,
                failure.getMessage());
    }
}
