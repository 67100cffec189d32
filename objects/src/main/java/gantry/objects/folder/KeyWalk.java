package gantry.objects.folder;

import gantry.objects.store.KeyOrder;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The keys of a bucket in their order, one after another. A folder gives its names in no order, and
 * may have millions: each reading of it keeps the next ones only, as many as fit the walk's budget.
 * Confined to one thread at a time.
 */
final class KeyWalk {
    /** Names held in all folders on the way down. */
    private static final int BUDGET = 20_000;

    /** A folder deep down gets these at least; a key has at most 512 folders. */
    private static final int LEAST = 100;

    private final String prefix;
    private final Deque<Level> levels = new ArrayDeque<>();
    private final int budget;
    private final int least;
    private String after;
    private @Nullable String skipped;
    private int held;

    /**
     * A folder on the way down. Its names have a slash at the end if they are folders themselves:
     * then the order of the names is the order of the keys below them.
     */
    private static final class Level {
        final Path folder;
        final String key;
        final Deque<String> names = new ArrayDeque<>();
        String last = "";
        boolean more = true;

        Level(Path folder, String key) {
            this.folder = folder;
            this.key = key;
        }
    }

    /**
     * @param prefix only keys that begin so
     * @param after only keys behind this one
     */
    KeyWalk(Path bucket, String prefix, String after) {
        this(bucket, prefix, after, BUDGET, LEAST);
    }

    KeyWalk(Path bucket, String prefix, String after, int budget, int least) {
        this.prefix = prefix;
        this.after = after;
        this.budget = budget;
        this.least = least;
        levels.push(new Level(bucket, ""));
    }

    /** Passes over all keys that begin so. */
    void skip(String begin) {
        skipped = begin;
        while (levels.peek() != null && levels.element().key.startsWith(begin)) {
            held -= levels.pop().names.size();
        }
    }

    /** The next key; null behind the last. */
    @Nullable String next() throws IOException {
        while (!levels.isEmpty()) {
            Level level = levels.element();
            String name = level.names.poll();
            if (name == null) {
                if (level.more) {
                    fill(level);
                } else {
                    levels.pop();
                }
                continue;
            }
            held--;
            level.last = name;
            String key = level.key + name;
            if (skipped != null && key.startsWith(skipped)) {
                continue;
            }
            if (!key.endsWith("/")) {
                after = key;
                return key;
            }
            levels.push(new Level(level.folder.resolve(name.substring(0, name.length() - 1)), key));
        }
        return null;
    }

    private void fill(Level level) throws IOException {
        int most = Math.max(least, budget - held);
        var smallest = new PriorityQueue<>(KeyOrder.INSTANCE.reversed());
        level.more = false;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(level.folder)) {
            for (Path entry : entries) {
                String name =
                        findWanted(level, entry, smallest.size() < most ? null : smallest.peek());
                if (name == null) {
                    continue;
                }
                smallest.add(name);
                if (smallest.size() > most) {
                    smallest.poll();
                    level.more = true;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (NoSuchFileException | NotDirectoryException _) {
            return; // deleted meanwhile
        }
        List<String> sorted = new ArrayList<>(smallest);
        sorted.sort(KeyOrder.INSTANCE);
        level.names.addAll(sorted);
        held += sorted.size();
    }

    /**
     * The name as it is sorted, if some key that is still wanted may come of it.
     *
     * @param greatest of the names held, if there is room for smaller ones only
     */
    private @Nullable String findWanted(Level level, Path entry, @Nullable String greatest) {
        String name = entry.getFileName().toString();
        boolean passed = KeyOrder.compare(name, level.last) <= 0 && !level.last.startsWith(name);
        boolean tooFar = greatest != null && KeyOrder.compare(name, greatest) > 0;
        String key = level.key + name;
        boolean elsewhere = !key.startsWith(prefix) && !prefix.startsWith(key);
        if (passed || elsewhere) {
            return null; // known without a look at the file
        }
        if (tooFar) {
            level.more = true;
            return null;
        }
        String sorted = findSorted(entry, name);
        if (sorted == null || KeyOrder.compare(sorted, level.last) <= 0) {
            return null;
        }
        return isWanted(level.key + sorted) ? sorted : null;
    }

    private boolean isWanted(String key) {
        boolean folder = key.endsWith("/");
        boolean begins = key.startsWith(prefix) || (folder && prefix.startsWith(key));
        boolean behind = KeyOrder.compare(key, after) > 0 || (folder && after.startsWith(key));
        return begins && behind;
    }

    /** Null for what is neither a file nor a folder: links are not followed. */
    private static @Nullable String findSorted(Path entry, String name) {
        try {
            BasicFileAttributes attributes = ObjectPaths.attributes(entry);
            if (attributes.isDirectory()) {
                return name + "/";
            }
            return attributes.isRegularFile() ? name : null;
        } catch (IOException _) {
            return null; // deleted meanwhile
        }
    }
}
