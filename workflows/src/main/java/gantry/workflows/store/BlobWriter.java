package gantry.workflows.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes in the making: numbers of variable length (LEB128), texts with their length before them.
 */
final class BlobWriter {
    private static final int FIRST_BYTES = 256;
    private static final int LOW_BITS = 0x7f;
    private static final int MORE = 0x80;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int size;

    BlobWriter writeByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** Any number; small ones of 0 and above are short. */
    BlobWriter writeNumber(long value) {
        reserve(Long.BYTES + 2);
        long rest = value;
        while ((rest & ~LOW_BITS) != 0) {
            bytes[size++] = (byte) ((rest & LOW_BITS) | MORE);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    BlobWriter writeText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeNumber(utf8.length);
        reserve(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
        return this;
    }

    /** All that another writer holds. */
    BlobWriter writeBytes(BlobWriter other) {
        reserve(other.size);
        System.arraycopy(other.bytes, 0, bytes, size, other.size);
        size += other.size;
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
