package gantry.logs.store;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * All log groups of a folder. What changes groups and streams returns once it is on disk; an event
 * is there once a later {@link #findSnapshot} returns.
 */
public final class LogStore implements LogGroups, AutoCloseable {
    private final Path root;
    private final InstantSource clock;
    private final Writer writer;
    private final Tidying tidying;
    private final Map<String, Group> groups = new ConcurrentHashMap<>();

    private LogStore(Path root, LogLimits limits, InstantSource clock, LongSupplier nanoTime) {
        this.root = root;
        this.clock = clock;
        this.writer = new Writer(root, limits, clock, nanoTime);
        this.tidying = new Tidying(writer, limits, clock, groups);
    }

    /** Opens a folder, which is made if need be. */
    public static LogStore open(
            Path root, LogLimits limits, InstantSource clock, LongSupplier nanoTime) {
        var store = new LogStore(root, limits, clock, nanoTime);
        try {
            Files.createDirectories(root);
            store.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store.writer.start(store.tidying);
        return store;
    }

    private void load() throws IOException {
        for (Path folder : Trees.folders(root)) {
            Group group = Group.find(root, folder);
            if (group != null) {
                groups.put(group.name, group);
            }
        }
    }

    // Groups

    @Override
    public boolean exists(String group) {
        return groups.containsKey(group);
    }

    /** Makes a group; false if there is one of that name. */
    public boolean createGroup(String name, @Nullable Integer retentionInDays) {
        var group = new Group(root, name, clock.millis(), retentionInDays);
        if (groups.putIfAbsent(name, group) != null) {
            return false;
        }
        try {
            return writer.call(
                    () -> {
                        group.store();
                        return true;
                    });
        } catch (UncheckedIOException e) {
            groups.remove(name, group);
            throw e;
        }
    }

    /** Deletes a group and all that is in it; false if there is none. */
    public boolean deleteGroup(String name) {
        Group group = groups.get(name);
        if (group == null) {
            return false;
        }
        return writer.call(
                () -> {
                    if (!groups.remove(name, group)) {
                        return false;
                    }
                    group.isDeleted = true;
                    group.streams.values().forEach(stream -> stream.isDeleted = true);
                    writer.forgetAll(group);
                    Trees.delete(group.folder);
                    return true;
                });
    }

    /** Sets or, with null, lifts the retention of a group; false if there is none. */
    public boolean setRetention(String name, @Nullable Integer days) {
        Group group = groups.get(name);
        if (group == null) {
            return false;
        }
        return writer.call(
                () -> {
                    Integer before = group.retentionInDays;
                    group.retentionInDays = days;
                    try {
                        group.store();
                    } catch (IOException e) {
                        group.retentionInDays = before;
                        throw e;
                    }
                    tidying.expire(group);
                    return true;
                });
    }

    public @Nullable GroupSummary findGroup(String name) {
        Group group = groups.get(name);
        return group == null ? null : group.summary();
    }

    /** All groups, by name. */
    public List<GroupSummary> listGroups() {
        return groups.values().stream()
                .map(Group::summary)
                .sorted(Comparator.comparing(GroupSummary::name))
                .toList();
    }

    /** Nothing of a group that happened before counts any more. */
    public long expiredBeforeMs(String name) {
        Group group = groups.get(name);
        return group == null ? 0 : group.expiredBeforeMs(clock.millis());
    }

    // Streams

    @Override
    public LogStream stream(String group, String stream) {
        var found =
                groups.computeIfAbsent(group, name -> new Group(root, name, clock.millis(), null));
        return stream(found, stream);
    }

    @Override
    public @Nullable LogStream findStream(String group, String stream) {
        Group found = groups.get(group);
        return found == null ? null : stream(found, stream);
    }

    private Stream stream(Group group, String name) {
        Stream known = group.streams.get(name);
        return known != null
                ? known
                : group.streams.computeIfAbsent(name, _ -> new Stream(group, name, writer));
    }

    /** Makes a stream; false if there is one of that name. The group must be there. */
    public boolean createStream(String group, String name) {
        Stream stream = stream(requireGroup(group), name);
        return writer.call(
                () -> {
                    if (isOnDisk(stream)) {
                        return false;
                    }
                    writer.files(stream);
                    return true;
                });
    }

    private static boolean isOnDisk(Stream stream) {
        return stream.isStored || StreamFiles.exist(Writer.folder(stream));
    }

    /** Deletes a stream; false if there is none. The group must be there. */
    public boolean deleteStream(String group, String name) {
        Stream stream = findOnDisk(requireGroup(group), name);
        return stream != null
                && writer.call(
                        () -> {
                            boolean isThere = stream.group.streams.remove(name, stream);
                            stream.isDeleted = true;
                            writer.forget(stream);
                            Trees.delete(Writer.folder(stream));
                            return isThere;
                        });
    }

    /** The names of all streams of a group. */
    public List<String> listStreams(String group) {
        Group found = requireGroup(group);
        return writer.call(
                () -> {
                    tidying.list(found);
                    found.streams.values().forEach(writer::flushAll);
                    return found.streams.values().stream()
                            .filter(stream -> stream.isStored)
                            .map(Stream::name)
                            .sorted()
                            .toList();
                });
    }

    /** A stream as a list shows it; null if there is none. */
    public @Nullable StreamSummary findSummary(String group, String name) {
        Stream stream = findOnDisk(requireGroup(group), name);
        if (stream == null) {
            return null;
        }
        StreamSummary known = stream.summary;
        return known != null ? known : writer.call(() -> writer.files(stream).summary());
    }

    /** A stream with all that was appended to it so far; null if there is none. */
    public @Nullable StreamSnapshot findSnapshot(String group, String name) {
        Stream stream = findOnDisk(requireGroup(group), name);
        return stream == null
                ? null
                : writer.call(
                        () -> {
                            writer.flushAll(stream);
                            return writer.files(stream).snapshot();
                        });
    }

    /** A stream that has files, once what waits for it is written. */
    private @Nullable Stream findOnDisk(Group group, String name) {
        Stream known = group.streams.get(name);
        if (known != null && known.isStored) {
            return known;
        }
        return writer.call(
                () -> {
                    Stream waiting = group.streams.get(name);
                    if (waiting != null) {
                        writer.flushAll(waiting);
                        return isOnDisk(waiting) ? waiting : null;
                    }
                    Path folder = group.folder.resolve(FileName.of(name));
                    return StreamFiles.exist(folder) ? stream(group, name) : null;
                });
    }

    /** Adds events to a stream that is there; returns once they are written. */
    public void put(String group, String name, List<NewEvent> events) {
        Stream stream = stream(requireGroup(group), name);
        var lines = new ArrayList<Line>();
        for (NewEvent event : events) {
            lines.add(new Line(event.timestampMs(), 0, event::message));
        }
        writer.call(
                () -> {
                    writer.put(stream, lines);
                    return true;
                });
    }

    /** An event to be kept. */
    public record NewEvent(long timestampMs, String message) {
        /** Never the message. */
        @Override
        public String toString() {
            return "NewEvent at " + timestampMs;
        }
    }

    private Group requireGroup(String name) {
        Group group = groups.get(name);
        if (group == null) {
            throw new IllegalStateException("No log group " + name);
        }
        return group;
    }

    /** Events that were lost since it was opened. */
    public long droppedEvents() {
        return writer.droppedEvents();
    }

    @Override
    public void close() {
        writer.close();
    }
}
