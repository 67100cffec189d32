package gantry.functions.logs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Reads what a process prints, whatever and however much that is, into its log: by lines, long ones
 * in pieces, bytes that are no UTF-8 as U+FFFD. It holds one buffer; a process that prints faster
 * than the disk takes waits.
 */
public final class OutputReader implements Runnable {
    /** CloudWatch Logs takes events of 256 KB; pieces of this size read well. */
    private static final int MAX_LINE_BYTES = 65_536;

    private final InputStream in;
    private final LogStream log;
    private final LongSupplier nanoTime;
    private final byte[] line = new byte[MAX_LINE_BYTES];
    private int length;
    private volatile long lastReadNanos;

    public OutputReader(InputStream in, LogStream log, LongSupplier nanoTime) {
        this.in = in;
        this.log = log;
        this.nanoTime = nanoTime;
        this.lastReadNanos = nanoTime.getAsLong();
    }

    /** When there was output last. */
    public long lastReadNanos() {
        return lastReadNanos;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[8_192];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                lastReadNanos = nanoTime.getAsLong();
                take(buffer, count);
            }
        } catch (IOException _) {
            // Closed from our side: the environment has ended.
        }
        List<String> rest = new ArrayList<>();
        flush(rest);
        log.append(rest);
    }

    private void take(byte[] buffer, int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (buffer[i] == '\n') {
                if (length == 0) {
                    lines.add("");
                }
                flush(lines);
            } else {
                if (length == line.length) {
                    flush(lines);
                }
                line[length++] = buffer[i];
            }
        }
        if (!lines.isEmpty()) {
            log.append(lines);
        }
    }

    private void flush(List<String> lines) {
        if (length > 0) {
            lines.add(new String(line, 0, length, StandardCharsets.UTF_8));
            length = 0;
        }
    }
}
