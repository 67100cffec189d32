package gantry.json;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.RecyclerPool;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A few of Jackson's buffers between two uses. Its own pools that bear virtual threads take a lock
 * twice a text. Safe for any thread.
 */
final class ParserBuffers implements RecyclerPool<BufferRecycler> {
    private static final long serialVersionUID = 1L;

    static final ParserBuffers SHARED = new ParserBuffers();

    private static final int PLACES = 16;

    /** References on a cache line of their own: neighbours would slow each other down. */
    private static final int STRIDE = 16;

    private final transient AtomicReferenceArray<BufferRecycler> places =
            new AtomicReferenceArray<>(PLACES * STRIDE);

    private ParserBuffers() {}

    @Override
    public BufferRecycler acquirePooled() {
        BufferRecycler spare = places.getAndSet(place(), null);
        return spare == null ? new BufferRecycler() : spare;
    }

    @Override
    public void releasePooled(BufferRecycler recycler) {
        places.setRelease(place(), recycler);
    }

    private static int place() {
        return ((int) Thread.currentThread().threadId() & PLACES - 1) * STRIDE;
    }

    /** There is one in the process. */
    private Object readResolve() {
        return SHARED;
    }
}
