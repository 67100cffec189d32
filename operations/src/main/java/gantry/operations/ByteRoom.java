package gantry.operations;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that many hold together, up to a bound. Safe for any thread. */
public final class ByteRoom {
    private final long most;
    private final AtomicLong held = new AtomicLong();

    public ByteRoom(long most) {
        this.most = most;
    }

    /** Takes room for so many; false if there is none. */
    public boolean tryHold(long bytes) {
        if (held.addAndGet(bytes) <= most) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    /** Gives back what was held. */
    public void release(long bytes) {
        held.addAndGet(-bytes);
    }

    /** Takes or gives back what is spent already: the next who asks is refused instead. */
    public void holdAnyway(long bytes) {
        held.addAndGet(bytes);
    }

    /** How many are held now. */
    public long held() {
        return held.get();
    }

    /** How many may be held; more only by {@link #holdAnyway}. */
    public long most() {
        return most;
    }
}
