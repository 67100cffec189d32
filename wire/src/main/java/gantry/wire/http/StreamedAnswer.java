package gantry.wire.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A response on its way in pieces: its writer's virtual thread hands each to the event loop and
 * waits until the socket has taken it, so that a client holds no more than one piece.
 *
 * <p>The writer calls {@link #write}, the event loop everything else.
 */
final class StreamedAnswer implements BodyWriter {
    /** Small enough that a thousand clients that take nothing do not fill the bound of all. */
    private static final int MAX_PIECE_BYTES = 16_384;

    private final VertxHttpServer server;
    private final Connection connection;
    private final HttpServerResponse out;
    private volatile boolean isGone;
    private volatile boolean isStopping;
    private volatile @Nullable Piece underWay;
    private boolean isCutShort; // the writer's

    /** A piece in the event loop's hands. */
    private static final class Piece {
        final CountDownLatch done = new CountDownLatch(1);
        volatile boolean taken;

        void end(boolean isTaken) {
            taken = isTaken;
            done.countDown();
        }
    }

    StreamedAnswer(VertxHttpServer server, Connection connection, HttpServerResponse out) {
        this.server = server;
        this.connection = connection;
        this.out = out;
    }

    @Override
    public void write(byte[] bytes) throws InterruptedException {
        if (isGone || isStopping) {
            throw closed();
        }
        long deadlineNanos = System.nanoTime() + server.limits().sendTimeout().toNanos();
        Buffer all = Buffer.buffer(bytes);
        isCutShort = true;
        for (int from = 0; from < bytes.length; from += MAX_PIECE_BYTES) {
            send(all.slice(from, Math.min(bytes.length, from + MAX_PIECE_BYTES)), deadlineNanos);
        }
        isCutShort = false;
    }

    private void send(Buffer bytes, long deadlineNanos) throws InterruptedException {
        var piece = new Piece();
        underWay = piece; // before the look at isGone: who sets that then ends the piece
        server.load().holdAnyway(bytes.length());
        try {
            server.onLoop(() -> send(bytes, piece));
            if (!piece.done.await(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                isGone = true;
                server.onLoop(connection::cut);
                throw new BodyStreamClosed("The client did not take the response in time.");
            }
        } finally {
            underWay = null;
            server.load().release(bytes.length());
        }
        if (!piece.taken) {
            throw closed();
        }
    }

    private static BodyStreamClosed closed() {
        return new BodyStreamClosed("The client has gone, or the server stops.");
    }

    /** Whether some of a write was sent and the rest was not. */
    boolean isCutShort() {
        return isCutShort;
    }

    private void send(Buffer bytes, Piece piece) {
        if (isGone || out.closed()) {
            piece.end(false);
        } else {
            out.write(bytes).onComplete(written -> piece.end(written.succeeded()));
        }
    }

    /** Nobody reads any more. */
    void gone() {
        isGone = true;
        Piece piece = underWay;
        if (piece != null) {
            piece.end(false);
        }
    }

    /** The server stops: what is being written may come to its end, nothing new begins. */
    void stop() {
        isStopping = true;
    }
}
