package gantry.workflows.store;

import gantry.json.Payload;

/**
 * Where the large payloads of one execution are. A small one stands in the bytes of whoever has it;
 * a larger one once in a row, whose number stands there instead.
 */
public final class Payloads {
    /**
     * Up to here a payload stands inline: an overflow page of 8 KiB each would cost more than the
     * copies it spares.
     */
    public static final int INLINE_BYTES = 4_096;

    private static final int INLINE = 0;
    private static final int ROW = 1;

    private Payloads() {}

    /** Gives a large payload its number, the same one again for an equal payload. */
    @FunctionalInterface
    public interface Numbers {
        int numberOf(Payload payload);
    }

    /** The large payload of a number. */
    @FunctionalInterface
    public interface Rows {
        Payload payload(int number);
    }

    static boolean isLarge(Payload payload) {
        return payload.utf8Length() > INLINE_BYTES;
    }

    static void write(BlobWriter out, Payload payload, Numbers numbers) {
        if (isLarge(payload)) {
            out.writeByte(ROW).writeNumber(numbers.numberOf(payload));
        } else {
            out.writeByte(INLINE).writeText(payload.text());
        }
    }

    static Payload read(BlobReader in, Rows rows) {
        int form = in.readByte();
        return switch (form) {
            case INLINE -> Payload.ofText(in.readText());
            case ROW -> rows.payload(in.readInt());
            default -> throw new IllegalStateException("No form of a payload: " + form);
        };
    }
}
