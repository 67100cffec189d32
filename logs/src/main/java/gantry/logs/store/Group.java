package gantry.logs.store;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A log group in memory. Its streams are for any thread, its files the writer's. */
final class Group {
    private static final String DESCRIPTION = "group.json";

    final String name;
    final Path folder;
    final long createdAtMs;
    final Map<String, Stream> streams = new ConcurrentHashMap<>();
    volatile @Nullable Integer retentionInDays;
    volatile boolean isDeleted;

    /** Confined to the writer: its description is on disk. */
    boolean isStored;

    /** Confined to the writer: all of its folders were looked at. */
    boolean isListed;

    /** Set by the writer: of the streams it has looked at. */
    final AtomicLong storedBytes = new AtomicLong();

    /** Confined to the writer: when it last made room. */
    long trimmedAtMs;

    Group(Path root, String name, long createdAtMs, @Nullable Integer retentionInDays) {
        this.name = name;
        this.folder = root.resolve(FileName.of(name));
        this.createdAtMs = createdAtMs;
        this.retentionInDays = retentionInDays;
    }

    /** The group in a folder; null if there is none. */
    static @Nullable Group find(Path root, Path folder) throws IOException {
        Map<?, ?> description = JsonFile.find(folder.resolve(DESCRIPTION));
        if (description == null
                || !(description.get("name") instanceof String name)
                || !(description.get("creationTime") instanceof Number createdAtMs)) {
            return null;
        }
        var days = description.get("retentionInDays") instanceof Number number ? number : null;
        var group =
                new Group(
                        root, name, createdAtMs.longValue(), days == null ? null : days.intValue());
        group.isStored = true;
        return group;
    }

    void store() throws IOException {
        Files.createDirectories(folder);
        var description = JsonObject.builder().put("name", name).put("creationTime", createdAtMs);
        Integer days = retentionInDays;
        if (days != null) {
            description.put("retentionInDays", days.longValue());
        }
        JsonFile.write(folder.resolve(DESCRIPTION), description.build());
        isStored = true;
    }

    /** What is older is expired; 0 if nothing ever is. */
    long expiredBeforeMs(long nowMs) {
        Integer days = retentionInDays;
        return days == null ? 0 : nowMs - days * 86_400_000L;
    }

    GroupSummary summary() {
        return new GroupSummary(name, createdAtMs, retentionInDays, storedBytes.get());
    }
}
