package gantry.logs.store;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * The one thread that touches the files of all streams. Its queue holds a stream at most once, and
 * tasks of callers who wait: so it is bounded by both. All methods but those of its thread are for
 * any.
 */
final class Writer {
    private static final System.Logger LOG = System.getLogger("gantry.logs");

    /** Between two lines in the server's log about lost events. */
    private static final long TELL_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Between two looks at the free space of the disk. */
    private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Between two deletions of what is expired. */
    private static final long TIDY_EVERY_NANOS = TimeUnit.HOURS.toNanos(1);

    /** After the start. */
    private static final long FIRST_TIDY_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final long STOP_MS = 2_000;

    private final Path root;
    private final LogLimits limits;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    private final AtomicLong pendingBytes = new AtomicLong();
    private final LongAdder dropped = new LongAdder();
    private final Map<Stream, StreamFiles> open = new LinkedHashMap<>(16, 0.75f, true);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("gantry-logs").unstarted(this::run);
    private @Nullable Tidying tidying;
    private volatile boolean isClosed;
    private long droppedTold;
    private long toldNanos;
    private long lookedNanos;
    private long tidiedNanos;
    private boolean hasRoom = true;
    private String reason = "the disk is too slow";

    private static final Object END = new Object();

    Writer(Path root, LogLimits limits, InstantSource clock, LongSupplier nanoTime) {
        this.root = root;
        this.limits = limits;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.lookedNanos = nanoTime.getAsLong() - LOOK_EVERY_NANOS;
        this.toldNanos = nanoTime.getAsLong() - TELL_EVERY_NANOS;
        this.tidiedNanos = nanoTime.getAsLong() - TIDY_EVERY_NANOS + FIRST_TIDY_NANOS;
    }

    /** Starts its thread. */
    void start(Tidying upkeep) {
        tidying = upkeep;
        thread.start();
    }

    // For appenders

    /** Whether a line of so many bytes may wait; if so it counts until it is written. */
    boolean admits(int bytes) {
        if (isClosed || pendingBytes.get() + bytes > limits.pendingBytes()) {
            return false;
        }
        pendingBytes.addAndGet(bytes);
        return true;
    }

    void queue(Stream stream) {
        queue.add(stream);
    }

    void countDropped(int lines) {
        dropped.add(lines);
    }

    long droppedEvents() {
        return dropped.sum();
    }

    // For callers that wait

    /**
     * Has the writer do it, and waits.
     *
     * @throws UncheckedIOException what the disk refused
     */
    <T> T call(Callable<T> work) {
        var task = new FutureTask<>(work);
        if (isClosed) {
            throw new UncheckedIOException(new IOException("The log store is closed"));
        }
        queue.add(task);
        try {
            while (true) {
                try {
                    return task.get(1, TimeUnit.SECONDS);
                } catch (TimeoutException e) {
                    if (!thread.isAlive()) {
                        throw new UncheckedIOException(
                                new IOException("The log store is closed", e));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted", e));
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case IOException refusal -> new UncheckedIOException(refusal);
                case RuntimeException failure -> failure;
                case null, default -> new IllegalStateException(e);
            };
        }
    }

    void close() {
        isClosed = true;
        queue.add(END);
        try {
            thread.join(STOP_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Its thread

    private void run() {
        try {
            for (Object next = take(); next != END; next = take()) {
                work(next);
            }
            for (Object rest = queue.poll(); rest != null; rest = queue.poll()) {
                work(rest);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.values().forEach(StreamFiles::close);
            tell(true);
        }
    }

    private Object take() throws InterruptedException {
        while (true) {
            Object next = queue.poll(FIRST_TIDY_NANOS, TimeUnit.NANOSECONDS);
            tell(false);
            long nanos = nanoTime.getAsLong();
            if (nanos - tidiedNanos >= TIDY_EVERY_NANOS) {
                tidiedNanos = nanos;
                requireTidying().expireAll();
            }
            if (next != null) {
                return next;
            }
        }
    }

    private void work(Object next) {
        try {
            switch (next) {
                case Stream stream -> flush(stream);
                case FutureTask<?> task -> task.run();
                default -> {}
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A defect in the log store; events may be lost", e);
        }
    }

    private Tidying requireTidying() {
        return Objects.requireNonNull(tidying);
    }

    /** Writes all that waits for a stream now. */
    void flushAll(Stream stream) {
        for (int turns = stream.turns(); turns > 0; turns--) {
            flush(stream);
        }
    }

    /** Writes lines of a caller who waits. */
    void put(Stream stream, List<Line> lines) throws IOException {
        if (!looksForRoom()) {
            throw new IOException("The disk is full");
        }
        StreamFiles files = files(stream);
        int lost = files.append(lines, clock.millis());
        note(stream, files);
        IOException failure = files.failure();
        if (lost > 0 && failure != null) {
            throw failure;
        }
    }

    /** Writes what waits for a stream, up to a bound. */
    void flush(Stream stream) {
        List<Line> lines = stream.take();
        if (lines.isEmpty()) {
            return;
        }
        try {
            if (!stream.isDeleted && !stream.group.isDeleted) {
                write(stream, lines);
            }
        } finally {
            pendingBytes.addAndGet(-lines.stream().mapToLong(Line::weight).sum());
        }
    }

    private void write(Stream stream, List<Line> lines) {
        if (!looksForRoom()) {
            lose(lines.size(), "the disk is full");
            return;
        }
        try {
            StreamFiles files = files(stream);
            int lost = files.append(lines, clock.millis());
            IOException failure = files.failure();
            if (lost > 0 && failure != null) {
                lose(lost, String.valueOf(failure.getMessage()));
            }
            note(stream, files);
            requireTidying().trimIfDue(stream.group);
        } catch (IOException e) {
            lose(lines.size(), String.valueOf(e.getMessage()));
        }
    }

    private void lose(int lines, String why) {
        dropped.add(lines);
        reason = why;
    }

    /** Whether the disk has room for more than the rest of the server needs. */
    private boolean looksForRoom() {
        long nanos = nanoTime.getAsLong();
        if (nanos - lookedNanos >= LOOK_EVERY_NANOS) {
            lookedNanos = nanos;
            try {
                hasRoom = Files.getFileStore(root).getUsableSpace() >= limits.freeBytes();
            } catch (IOException _) {
                hasRoom = true; // the write will tell
            }
        }
        return hasRoom;
    }

    /** Keeps what lists show of a stream. */
    private void note(Stream stream, StreamFiles files) {
        StreamSummary before = stream.summary;
        StreamSummary now = files.summary();
        stream.summary = now;
        stream.group.storedBytes.addAndGet(
                now.storedBytes() - (before == null ? 0 : before.storedBytes()));
    }

    /** The files of a stream, made if it has none. */
    StreamFiles files(Stream stream) throws IOException {
        StreamFiles known = open.get(stream);
        if (known != null) {
            return known;
        }
        if (!stream.group.isStored) {
            stream.group.store();
        }
        Path folder = folder(stream);
        StreamFiles files =
                StreamFiles.exist(folder)
                        ? StreamFiles.open(folder, stream.name(), limits)
                        : StreamFiles.create(folder, stream.name(), clock.millis(), limits);
        stream.isStored = true;
        open.put(stream, files);
        note(stream, files);
        closeOldest();
        return files;
    }

    static Path folder(Stream stream) {
        return stream.group.folder.resolve(FileName.of(stream.name()));
    }

    private void closeOldest() {
        Iterator<StreamFiles> oldest = open.values().iterator();
        while (open.size() > limits.openStreams()) {
            oldest.next().close();
            oldest.remove();
        }
    }

    /** The files are about to be deleted, or nobody needs them now. */
    void forget(Stream stream) {
        StreamFiles files = open.remove(stream);
        if (files != null) {
            files.close();
        }
        StreamSummary summary = stream.summary;
        if (summary != null && stream.isDeleted) {
            stream.group.storedBytes.addAndGet(-summary.storedBytes());
        }
    }

    void forgetAll(Group group) {
        group.streams.values().forEach(this::forget);
    }

    /** Deletes what is expired of a stream, and so many bytes of what is oldest. */
    void expire(Stream stream, long beforeMs, long surplusBytes) throws IOException {
        StreamFiles files = files(stream);
        files.expire(beforeMs, surplusBytes);
        note(stream, files);
    }

    private void tell(boolean isLast) {
        long now = dropped.sum();
        long nanos = nanoTime.getAsLong();
        if (now > droppedTold && (isLast || nanos - toldNanos >= TELL_EVERY_NANOS)) {
            LOG.log(
                    Level.WARNING,
                    "{0} log events were dropped ({1}); executions and functions go on",
                    now - droppedTold,
                    reason);
            droppedTold = now;
            toldNanos = nanos;
        }
    }
}
