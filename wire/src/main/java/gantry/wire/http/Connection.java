package gantry.wire.http;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What a client's connection is waiting for, and until when. The deadline is written by the event
 * loop and read by the sweep that closes overdue connections: one store a phase instead of a timer
 * a request.
 */
final class Connection {
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final HttpConnection http;
    private final HttpLimits limits;
    private int open; // exchanges in hand; confined to the event loop
    private boolean ending; // as it is
    private int untaken; // answers on their way; as it is
    private @Nullable CloseWatch closeWatch; // as it is
    private volatile long deadlineNanos;
    private volatile boolean unlimited;
    private volatile boolean sending;
    private volatile long takenByNanos;

    Connection(HttpConnection http, HttpLimits limits) {
        this.http = http;
        this.limits = limits;
        waitFor(limits.idleTimeout());
    }

    void requestBegan() {
        open++;
        waitFor(limits.receiveTimeout());
    }

    /** How long an operation takes is the operation's business. */
    void requestReceived() {
        unlimited = true;
    }

    /** Whatever else comes or waits on it: a client that takes nothing is cut. */
    void responseBegan() {
        waitFor(limits.sendTimeout());
        untaken++;
        if (untaken == 1) {
            awaitTaker();
        }
    }

    /** The client has taken it, or is gone. */
    void responseEnded() {
        untaken--;
        sending = false;
        if (untaken > 0) {
            awaitTaker();
        }
    }

    private void awaitTaker() {
        takenByNanos = System.nanoTime() + limits.sendTimeout().toNanos();
        sending = true;
    }

    void exchangeEnded() {
        open--;
        if (open == 0) {
            waitFor(limits.idleTimeout());
        }
    }

    /**
     * Event loop: its client was told that it ends, so that what still comes counts for nothing.
     */
    void announceEnd() {
        ending = true;
    }

    boolean isEnding() {
        return ending;
    }

    /** For the client to read a refusal while the rest of its request is thrown away. */
    void linger() {
        waitFor(LINGER);
    }

    boolean isOverdue(long nowNanos) {
        return (!unlimited && nowNanos - deadlineNanos > 0)
                || (sending && nowNanos - takenByNanos > 0);
    }

    /**
     * Event loop, time and again: while an operation is under way, its client's end is noticed
     * behind whatever that has sent ahead.
     */
    void watchForClose() {
        if (unlimited && http instanceof HttpServerConnection inner) {
            Channel channel = inner.channelHandlerContext().channel();
            CloseWatch watch = closeWatch;
            if (channel.config().isAutoRead()) {
                if (watch != null) {
                    watch.end(channel);
                    closeWatch = null;
                }
            } else if (watch == null && channel.isActive()) {
                closeWatch = CloseWatch.begin(channel);
            }
        }
    }

    void closeIfIdle() {
        if (open == 0) {
            close();
        }
    }

    /** Closes it behind what is on its way, which a client may never take. */
    void close() {
        http.close();
    }

    /**
     * Closes it and gives up what is on its way. Vert.x's own door for that would first wait until
     * the client has taken it.
     */
    void cut() {
        if (http instanceof HttpServerConnection inner) {
            var _ = inner.channelHandlerContext().close();
        } else {
            http.close();
        }
    }

    private void waitFor(Duration time) {
        deadlineNanos = System.nanoTime() + time.toNanos();
        unlimited = false;
    }
}
