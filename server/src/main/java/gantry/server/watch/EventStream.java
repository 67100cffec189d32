package gantry.server.watch;

import gantry.json.Json;
import gantry.wire.http.BodyWriter;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.LongSupplier;

/** Writes server-sent events, each in one piece. Confined to its stream's thread. */
final class EventStream {
    private static final byte[] KEEP_ALIVE = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final BodyWriter out;
    private final LongSupplier nanoTime;
    private long lastNanos;

    EventStream(BodyWriter out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.lastNanos = nanoTime.getAsLong();
    }

    void event(String name, Map<String, @Nullable Object> data) throws InterruptedException {
        write("event: " + name + "\ndata: ", data);
    }

    /** An event behind which a client resumes that lost its connection. */
    void event(String name, long id, Map<String, @Nullable Object> data)
            throws InterruptedException {
        write("event: " + name + "\nid: " + id + "\ndata: ", data);
    }

    /** Printed JSON has no line breaks, so it is one data line. */
    private void write(String head, Map<String, @Nullable Object> data)
            throws InterruptedException {
        var text = new StringBuilder(head);
        Json.print(data, text);
        send(text.append("\n\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A comment, which tells everybody on the way that the stream is alive. */
    void keepAlive() throws InterruptedException {
        send(KEEP_ALIVE);
    }

    private void send(byte[] bytes) throws InterruptedException {
        out.write(bytes);
        lastNanos = nanoTime.getAsLong();
    }

    /** For how long nothing was sent. */
    long silentNanos() {
        return nanoTime.getAsLong() - lastNanos;
    }
}
