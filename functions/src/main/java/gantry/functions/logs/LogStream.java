package gantry.functions.logs;

import gantry.json.Json;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The log of one environment: its output and Lambda's own START, END and REPORT lines, in order. It
 * also keeps the end of what the running invocation logged. Safe for any thread.
 */
public final class LogStream {
    /** Lambda: the last 4 KB with LogType Tail. */
    private static final int TAIL_BYTES = 4_096;

    private final LogFile file;
    private final String name;
    private final String encodedName;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final StringBuilder tail = new StringBuilder();

    LogStream(LogFile file, String name, InstantSource clock) {
        this.file = file;
        this.name = name;
        this.encodedName = Json.print(name);
        this.clock = clock;
    }

    /** As {@code AWS_LAMBDA_LOG_STREAM_NAME} has it. */
    public String name() {
        return name;
    }

    /** Begins an invocation: the tail is its own from here on. */
    public void begin(String line) {
        lock.lock();
        try {
            tail.setLength(0);
        } finally {
            lock.unlock();
        }
        append(line);
    }

    /** Adds lines, each without its line feed. */
    public void append(Iterable<String> lines) {
        var text = new StringBuilder();
        long now = clock.millis();
        lock.lock();
        try {
            for (String line : lines) {
                print(now, line, text);
                tail.append(line).append('\n');
            }
            if (tail.length() > 2 * TAIL_BYTES) {
                tail.delete(0, tail.length() - TAIL_BYTES);
            }
            file.append(text.toString().getBytes(StandardCharsets.UTF_8));
        } finally {
            lock.unlock();
        }
    }

    public void append(String line) {
        append(java.util.List.of(line));
    }

    /** The last 4 KB of what the invocation logged so far. */
    public byte[] tail() {
        lock.lock();
        try {
            byte[] bytes = tail.toString().getBytes(StandardCharsets.UTF_8);
            int from = Math.max(0, bytes.length - TAIL_BYTES);
            return java.util.Arrays.copyOfRange(bytes, from, bytes.length);
        } finally {
            lock.unlock();
        }
    }

    private void print(long now, String line, StringBuilder out) {
        out.append("{\"timestamp\":").append(now);
        out.append(",\"stream\":").append(encodedName);
        out.append(",\"message\":");
        Json.print(line, out);
        out.append("}\n");
    }
}
