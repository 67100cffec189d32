package gantry.workflows.results;

import gantry.workflows.s3.S3Calls;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * An object while it is being written, by a virtual thread that reads what the owner hands over.
 * Confined to its owner but for that.
 */
final class Upload {
    private static final int CHUNK_BYTES = 1 << 16;

    /** So many chunks wait; then the owner waits. */
    private static final int QUEUED = 4;

    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(QUEUED);
    private final Thread thread;
    private byte[] chunk = new byte[CHUNK_BYTES];
    private int filled;
    private long size;
    private volatile boolean given = true;
    private volatile @Nullable Throwable failure;

    Upload(S3Calls calls, String bucket, String key) {
        thread =
                Thread.ofVirtual()
                        .name("result " + key)
                        .start(() -> run(calls, Map.of("Bucket", bucket, "Key", key)));
    }

    /** Bytes written so far. */
    long size() {
        return size;
    }

    void write(byte[] bytes) throws InterruptedException {
        int at = 0;
        while (at < bytes.length) {
            int count = Math.min(bytes.length - at, chunk.length - filled);
            System.arraycopy(bytes, at, chunk, filled, count);
            filled += count;
            at += count;
            if (filled == chunk.length) {
                handOver();
            }
        }
        size += bytes.length;
    }

    /**
     * Returns once the object is there.
     *
     * @throws RuntimeException what S3 refused, or that it did not read to the end
     */
    void finish() throws InterruptedException {
        if (filled > 0) {
            handOver();
        }
        queue.put(END);
        thread.join();
        throwFailure();
    }

    /** Ends without an object. */
    void abandon() {
        given = false;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it ends all the same
        }
    }

    /** Throws early what S3 refused, not after gigabytes. */
    private void throwFailure() {
        switch (failure) {
            case null -> {}
            case RuntimeException thrown -> throw thrown;
            // An Error is the other thread's end, and no reason for the owner's.
            case Throwable thrown -> throw new IllegalStateException("PutObject ended", thrown);
        }
    }

    private void handOver() throws InterruptedException {
        throwFailure();
        byte[] full = filled == chunk.length ? chunk : Arrays.copyOf(chunk, filled);
        queue.put(full);
        chunk = new byte[CHUNK_BYTES];
        filled = 0;
    }

    private void run(S3Calls calls, Map<String, @Nullable Object> members) {
        var body = new Body();
        try {
            calls.invoke("PutObject", members, body);
            if (!body.ended) {
                failure =
                        new IllegalStateException("PutObject returned before the end: " + members);
            }
        } catch (Throwable e) { // the owner is told of an Error too
            failure = e;
        } finally {
            body.drain();
        }
    }

    /** What the owner hands over, as a stream. Confined to the upload's thread. */
    private final class Body extends InputStream {
        private byte[] current = END;
        private int at;
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (at == current.length && !fill()) {
                return -1;
            }
            int count = Math.min(length, current.length - at);
            System.arraycopy(current, at, bytes, offset, count);
            at += count;
            return count;
        }

        private boolean fill() throws IOException {
            try {
                if (!ended) {
                    current = queue.take();
                    at = 0;
                    ended = current.length == 0;
                }
                return !ended;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("The result is not wanted any more", e);
            }
        }

        /** The owner must not wait for a reader that has gone. */
        void drain() {
            try {
                while (given && fill()) {
                    at = current.length;
                }
            } catch (IOException _) {
                return; // abandoned
            }
        }
    }
}
