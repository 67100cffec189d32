package gantry.workflows.store;

import java.nio.charset.StandardCharsets;

/** Reads what {@link BlobWriter} wrote, in the same order. */
final class BlobReader {
    private static final int LOW_BITS = 0x7f;
    private static final int MORE = 0x80;

    private final byte[] bytes;
    private int at;

    BlobReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** One whose first byte is the only version that there is yet. */
    static BlobReader ofVersion(int version, byte[] bytes) {
        return upToVersion(version, bytes);
    }

    /** One whose first byte is a version from 1 to the newest that this code knows. */
    static BlobReader upToVersion(int newest, byte[] bytes) {
        var reader = new BlobReader(bytes);
        int found = reader.readByte();
        if (found < 1 || found > newest) {
            throw new IllegalStateException(
                    "A blob of format "
                            + found
                            + " was written by a newer version of Gantry; this one knows "
                            + newest);
        }
        return reader;
    }

    int readByte() {
        return bytes[at++];
    }

    long readNumber() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & LOW_BITS) << shift;
            if ((next & MORE) == 0) {
                return value;
            }
        }
    }

    int readInt() {
        return Math.toIntExact(readNumber());
    }

    String readText() {
        int length = readInt();
        var text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }
}
