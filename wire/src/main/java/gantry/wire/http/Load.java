package gantry.wire.http;

import gantry.operations.ByteRoom;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts what all clients of one server hold, against its limits. Safe for any thread. */
final class Load {
    private final HttpLimits limits;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final ByteRoom buffered;
    private final LongAdder overloaded = new LongAdder();
    private final LongAdder closedConnections = new LongAdder();

    Load(HttpLimits limits) {
        this.limits = limits;
        this.buffered = new ByteRoom(limits.maxBufferedBytes());
    }

    /**
     * Takes a place for a request; false if there is none, or no room for its answer. What it will
     * answer nobody knows, but while others' answers fill the room no more are made: a request
     * without a body never asks for room otherwise.
     */
    boolean enter() {
        if (inFlight.incrementAndGet() <= limits.maxInFlight()
                && buffered.held() <= buffered.most()) {
            return true;
        }
        inFlight.decrementAndGet();
        overloaded.increment();
        return false;
    }

    void leave() {
        inFlight.decrementAndGet();
    }

    /** Takes room for bytes; false if there is none. */
    boolean hold(long bytes) {
        if (buffered.tryHold(bytes)) {
            return true;
        }
        overloaded.increment();
        return false;
    }

    /** A connection found no place. */
    void connectionClosed() {
        closedConnections.increment();
    }

    HttpFigures figures(int connections) {
        return new HttpFigures(
                connections,
                inFlight.get(),
                buffered.held(),
                overloaded.sum(),
                closedConnections.sum());
    }

    /** Takes room that is spent already: the next who asks is refused instead. */
    void holdAnyway(long bytes) {
        buffered.holdAnyway(bytes);
    }

    void release(long bytes) {
        buffered.release(bytes);
    }
}
