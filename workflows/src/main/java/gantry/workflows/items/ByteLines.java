package gantry.workflows.items;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a text, each bounded, with the place behind each. A line ends with LF, CR LF or CR.
 * Bytes that are no UTF-8 read as U+FFFD. Confined to one thread.
 */
final class ByteLines {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private byte[] line = new byte[256];
    private int length;
    private int next;
    private int filled;
    private long offset;

    /**
     * @param offset of the stream's first byte in the text
     */
    ByteLines(InputStream in, long offset) {
        this.in = in;
        this.offset = offset;
    }

    /** Bytes of the text up to the end of the line read last, its terminator included. */
    long offset() {
        return offset;
    }

    /**
     * The next line without its terminator; null at the end of the text.
     *
     * @param most bytes that it may have
     */
    @Nullable String next(int most) throws IOException {
        if (!fill()) {
            return null;
        }
        length = 0;
        while (fill()) {
            int end = findEnd();
            append(end, most);
            if (end < filled) {
                passTerminator();
                break;
            }
        }
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    /** Where the line ends in what is read so far; its end if that is further on. */
    private int findEnd() {
        int end = next;
        while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        return end;
    }

    private void append(int end, int most) {
        int count = end - next;
        if (length + count > most) {
            throw new ItemReaderFailed("A line must not be longer than " + most + " bytes.");
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, 2 * line.length));
        }
        System.arraycopy(buffer, next, line, length, count);
        length += count;
        pass(count);
    }

    private void passTerminator() throws IOException {
        boolean carriageReturn = buffer[next] == '\r';
        pass(1);
        if (carriageReturn && fill() && buffer[next] == '\n') {
            pass(1);
        }
    }

    private void pass(int count) {
        next += count;
        offset += count;
    }

    private boolean fill() throws IOException {
        if (next == filled) {
            next = 0;
            filled = Math.max(0, in.read(buffer));
        }
        return filled > 0;
    }
}
