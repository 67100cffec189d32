package gantry.functions.environments;

import gantry.functions.logs.LogStream;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lambda's own lines around an invocation's output. END and REPORT are held back a moment, since
 * what the function printed last comes through a pipe and may arrive after its answer. Safe for any
 * thread.
 */
final class InvocationLog {
    private final LogStream stream;
    private final int memoryMb;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Ended pending;
    private String tailOf = "";
    private byte[] tail = {};

    private record Ended(
            String requestId, List<String> why, long nanos, long initNanos, long atNanos) {}

    InvocationLog(LogStream stream, int memoryMb) {
        this.stream = stream;
        this.memoryMb = memoryMb;
    }

    void begin(String requestId, long memoryBytes) {
        flush(memoryBytes);
        stream.begin("START RequestId: " + requestId + " Version: $LATEST");
    }

    /**
     * The invocation is over.
     *
     * @param why Lambda's words, if it was not the function that ended it
     * @param initNanos how long the process took to become ready, for its first invocation; else 0
     */
    void end(String requestId, List<String> why, long nanos, long initNanos, long now) {
        lock.lock();
        try {
            pending = new Ended(requestId, why, nanos, initNanos, now);
        } finally {
            lock.unlock();
        }
    }

    /** Writes what was held back, if it was for so long. */
    void flushOlderThan(long nanos, long now, long memoryBytes) {
        Ended ended = pending;
        if (ended != null && now - ended.atNanos >= nanos) {
            flush(memoryBytes);
        }
    }

    void flush(long memoryBytes) {
        lock.lock();
        try {
            if (pending == null) {
                return;
            }
            stream.append(lines(pending, memoryBytes));
            tailOf = pending.requestId;
            tail = stream.tail();
            pending = null;
        } finally {
            lock.unlock();
        }
    }

    /** The end of what a finished invocation logged. */
    byte[] tailOf(String requestId) {
        lock.lock();
        try {
            return tailOf.equals(requestId) ? tail : new byte[0];
        } finally {
            lock.unlock();
        }
    }

    private List<String> lines(Ended ended, long memoryBytes) {
        List<String> lines = new ArrayList<>(ended.why);
        double millis = ended.nanos / 1e6;
        lines.add("END RequestId: " + ended.requestId);
        var report =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %.0f ms"
                                        + "\tMemory Size: %d MB\tMax Memory Used: %d MB\t",
                                ended.requestId,
                                millis,
                                Math.ceil(millis + ended.initNanos / 1e6),
                                memoryMb,
                                memoryBytes >> 20));
        if (ended.initNanos > 0) {
            report.append(
                    String.format(Locale.ROOT, "Init Duration: %.2f ms\t", ended.initNanos / 1e6));
        }
        lines.add(report.toString());
        return lines;
    }
}
