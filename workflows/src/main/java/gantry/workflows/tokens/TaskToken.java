package gantry.workflows.tokens;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/**
 * Which attempt of which task a SendTask* call speaks of. The text is made from this and sealed: it
 * has no row of its own.
 */
public record TaskToken(int partition, long executionId, int frame, int attempt) {
    private static final String PURPOSE = "task";
    private static final int BYTES = Short.BYTES + Long.BYTES + Integer.BYTES + Integer.BYTES;

    /** What a worker is handed. */
    public String text(Seal seal) {
        var content = ByteBuffer.allocate(BYTES);
        content.putShort((short) partition).putLong(executionId).putInt(frame).putInt(attempt);
        return seal.seal(PURPOSE, content.array());
    }

    /** The token of a text; null if it was not made here. */
    public static @Nullable TaskToken find(Seal seal, String text) {
        byte[] content = seal.open(PURPOSE, text);
        if (content == null || content.length != BYTES) {
            return null;
        }
        var in = ByteBuffer.wrap(content);
        return new TaskToken(
                Short.toUnsignedInt(in.getShort()), in.getLong(), in.getInt(), in.getInt());
    }
}
