package gantry.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The answer to one HTTP/1.1 request, read in pieces: with a Content-Length or without a body,
 * never chunked. Used again for the next one. Confined to one thread.
 */
final class HttpAnswer {
    private static final int FIRST_BYTES = 8192;
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private byte[] buffer = new byte[FIRST_BYTES];
    private ByteBuffer room = ByteBuffer.wrap(buffer);
    private int headBytes;
    private int bodyBytes;
    private int looked;

    /** Forgets the answer before. */
    void begin() {
        room.clear();
        headBytes = 0;
        looked = 0;
    }

    private ByteBuffer room() {
        if (!room.hasRemaining()) {
            int filled = room.position();
            buffer = Arrays.copyOf(buffer, 2 * filled);
            room = ByteBuffer.wrap(buffer).position(filled);
        }
        return room;
    }

    /** Waits for the next piece. */
    void readFrom(InputStream in) throws IOException {
        ByteBuffer free = room();
        int read = in.read(buffer, free.position(), free.remaining());
        took(read);
        free.position(free.position() + read);
    }

    /** Takes what is there of the next piece. */
    void readFrom(SocketChannel channel) throws IOException {
        took(channel.read(room()));
    }

    private static void took(int bytes) throws EOFException {
        if (bytes < 0) {
            throw new EOFException("The other side closed the connection");
        }
    }

    /** Whether all of it has come. */
    boolean isComplete() {
        if (headBytes == 0) {
            headBytes = endOfHead(looked);
            if (headBytes == 0) {
                looked = Math.max(0, room.position() - END_OF_HEAD.length + 1);
                return false;
            }
            bodyBytes = contentLength();
        }
        return room.position() >= headBytes + bodyBytes;
    }

    int status() {
        return (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + buffer[11] - '0';
    }

    /** The body. */
    String text() {
        return new String(buffer, headBytes, bodyBytes, StandardCharsets.UTF_8);
    }

    /** Behind the empty line; 0 if it has not come yet. */
    private int endOfHead(int from) {
        for (int i = from; i + END_OF_HEAD.length <= room.position(); i++) {
            if (buffer[i] == '\r' && isAt(i, END_OF_HEAD)) {
                return i + END_OF_HEAD.length;
            }
        }
        return 0;
    }

    private int contentLength() {
        for (int i = 0; i + LENGTH.length < headBytes; i++) {
            if (buffer[i] == '\n' && isAt(i + 1, LENGTH)) {
                return number(i + 1 + LENGTH.length);
            }
        }
        return 0;
    }

    private int number(int from) {
        int number = 0;
        for (int i = from; buffer[i] != '\r'; i++) {
            if (buffer[i] != ' ') {
                number = number * 10 + buffer[i] - '0';
            }
        }
        return number;
    }

    /** Names of headers in any case. */
    private boolean isAt(int at, byte[] text) {
        for (int i = 0; i < text.length; i++) {
            byte read = buffer[at + i];
            if (read != text[i] && (read | 0x20) != text[i]) {
                return false;
            }
        }
        return true;
    }
}
