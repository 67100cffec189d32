package gantry.server;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * The system's randomness, taken a block at a time: asked for 8 bytes, the system's generator costs
 * a tenth of a whole request. Each value is given once. Safe for any thread; who finds a block used
 * up fills the next one, and nobody waits for it.
 */
final class SecureLongs implements RandomGenerator {
    private static final int BLOCK_LONGS = 512;

    private final SecureRandom secure;
    private volatile Block block;

    /** Values, and how many of them are given. */
    private static final class Block {
        final long[] values = new long[BLOCK_LONGS];
        final AtomicInteger given = new AtomicInteger();
    }

    SecureLongs(SecureRandom secure) {
        this.secure = secure;
        this.block = filled(secure);
    }

    @Override
    public long nextLong() {
        Block current = block;
        int index = current.given.getAndIncrement();
        if (index < BLOCK_LONGS) {
            return current.values[index];
        }
        Block fresh = filled(secure);
        long first = fresh.values[fresh.given.getAndIncrement()];
        block = fresh; // of two that were filled at once the other is dropped
        return first;
    }

    private static Block filled(SecureRandom secure) {
        var bytes = new byte[BLOCK_LONGS * Long.BYTES];
        secure.nextBytes(bytes);
        var filled = new Block();
        ByteBuffer.wrap(bytes).asLongBuffer().get(filled.values);
        return filled;
    }
}
