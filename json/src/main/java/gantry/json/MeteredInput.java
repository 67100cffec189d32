package gantry.json;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that gives a parser only so much at a time: one value must not fill the memory. Confined
 * to one thread.
 */
final class MeteredInput extends InputStream {
    /** What a parser may have read ahead before it came to the value, and be about to after it. */
    private static final int SLACK_BYTES = 16_384;

    private final byte[] begun;
    private final InputStream in;
    private int given;
    private long left = Long.MAX_VALUE;

    /** The parser wants more than it was allowed. */
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;

        Exceeded() {
            super("More than one value may have");
        }
    }

    /**
     * @param begun what is given before the stream
     */
    MeteredInput(byte[] begun, InputStream in) {
        this.begun = begun;
        this.in = in;
    }

    /** From now on so many bytes, and somewhat more. */
    void allow(int bytes) {
        left = (long) bytes + SLACK_BYTES;
    }

    void allowAll() {
        left = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (given < begun.length) {
            int count = Math.min(length, begun.length - given);
            System.arraycopy(begun, given, bytes, offset, count);
            given += count;
            return count;
        }
        if (left <= 0) {
            throw new Exceeded();
        }
        int read = in.read(bytes, offset, (int) Math.min(length, left));
        left -= Math.max(read, 0);
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
