package gantry.logs.store;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A stream in memory: what waits for the writer. */
final class Stream implements LogStream {
    /** A line in a queue, beside its message. */
    private static final int LINE_BYTES = 64;

    /** Lines written at once, so that the other streams have their turn. */
    private static final int MAX_LINES = 1_000;

    final Group group;
    private final String name;
    private final Writer writer;
    private final Queue<Line> pending = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isQueued = new AtomicBoolean();
    volatile boolean isDeleted;

    /** Set by the writer: it has a folder. */
    volatile boolean isStored;

    /** Set by the writer: how it was when its files were last in hand. */
    volatile @Nullable StreamSummary summary;

    Stream(Group group, String name, Writer writer) {
        this.group = group;
        this.name = name;
        this.writer = writer;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void append(long timestampMs, int weight, Supplier<String> message) {
        int bytes = weight + LINE_BYTES;
        if (isDeleted || !writer.admits(bytes)) {
            writer.countDropped(isDeleted ? 0 : 1);
            return;
        }
        pending.add(new Line(timestampMs, bytes, message));
        if (isQueued.compareAndSet(false, true)) {
            writer.queue(this);
        }
    }

    /** How often {@link #take} must be called for what waits now. */
    int turns() {
        return Math.ceilDiv(pending.size(), MAX_LINES);
    }

    /** For the writer: what waits, in its order; more than it takes at once stays queued. */
    List<Line> take() {
        isQueued.set(false);
        var lines = new ArrayList<Line>();
        while (lines.size() < MAX_LINES) {
            Line line = pending.poll();
            if (line == null) {
                return lines;
            }
            lines.add(line);
        }
        if (!pending.isEmpty() && isQueued.compareAndSet(false, true)) {
            writer.queue(this);
        }
        return lines;
    }
}
