package gantry.server;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * The system's randomness, taken a block at a time: asked for 8 bytes, the system's generator costs
 * a tenth of a whole request. Each value is given once. Safe for any thread.
 */
final class SecureLongs implements RandomGenerator {
    private static final int BLOCK_BYTES = 4_096;

    private final SecureRandom secure;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES).limit(0);

    SecureLongs(SecureRandom secure) {
        this.secure = secure;
    }

    @Override
    public long nextLong() {
        synchronized (block) {
            if (!block.hasRemaining()) {
                secure.nextBytes(block.array());
                block.clear();
            }
            return block.getLong();
        }
    }
}
