package gantry.bench;

import gantry.json.Json;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * One kept HTTP/1.1 connection, as lean as a driver must be that shares two cores with the server
 * it measures: no chunked answers, no redirects, no TLS. Confined to one thread.
 */
final class HttpConnection implements AutoCloseable {
    private static final int BUFFER_BYTES = 8192;
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
    private static final byte[] LENGTH = bytes("content-length:");

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String host;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;
    private byte[] request = new byte[BUFFER_BYTES];

    HttpConnection(String host, int port) throws IOException {
        this.socket = new Socket(host, port);
        socket.setTcpNoDelay(true);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.host = host + ":" + port;
    }

    record Answer(int status, String text) {}

    /** A POST of AWS JSON 1.0; an empty target leaves X-Amz-Target out. */
    Answer post(String path, String target, byte[] body) throws IOException {
        String header = target.isEmpty() ? "" : "X-Amz-Target: " + target + "\r\n";
        return post(path, "application/x-amz-json-1.0", header, body);
    }

    /** A POST of plain JSON. */
    Answer postJson(String path, byte[] body) throws IOException {
        return post(path, "application/json", "", body);
    }

    private Answer post(String path, String contentType, String header, byte[] body)
            throws IOException {
        String head =
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + "\r\nContent-Type: "
                        + contentType
                        + "\r\n"
                        + header
                        + "Content-Length: "
                        + body.length
                        + "\r\n\r\n";
        int headBytes = head.length();
        if (request.length < headBytes + body.length) {
            request = new byte[headBytes + body.length];
        }
        putAscii(head);
        System.arraycopy(body, 0, request, headBytes, body.length);
        out.write(request, 0, headBytes + body.length);
        return readAnswer();
    }

    @SuppressWarnings("deprecation") // the fast way for ASCII, into an array that is there
    private void putAscii(String head) {
        head.getBytes(0, head.length(), request, 0);
    }

    /** One call of an AWS JSON 1.0 operation of Step Functions, its answer parsed. */
    Map<?, ?> call(String operation, Object request) throws IOException {
        Answer answer = post("/", "AWSStepFunctions." + operation, Json.printUtf8(request));
        if (answer.status() != 200) {
            throw new IOException(
                    operation + " answered " + answer.status() + ": " + answer.text());
        }
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(answer.text()));
    }

    Answer get(String path) throws IOException {
        out.write(
                ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        return readAnswer();
    }

    /** Reads no further than the answer: the next is not asked for yet. */
    private Answer readAnswer() throws IOException {
        filled = 0;
        int headBytes = 0;
        for (int from = 0; headBytes == 0; ) {
            fill();
            headBytes = endOfHead(from);
            from = Math.max(0, filled - END_OF_HEAD.length + 1);
        }
        int length = contentLength(headBytes);
        if (buffer.length < headBytes + length) {
            buffer = Arrays.copyOf(buffer, headBytes + length);
        }
        while (filled < headBytes + length) {
            fill();
        }
        int status = (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + buffer[11] - '0';
        return new Answer(status, new String(buffer, headBytes, length, StandardCharsets.UTF_8));
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * filled);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("The other side closed the connection");
        }
        filled += read;
    }

    /** Behind the empty line; 0 if it has not come yet. */
    private int endOfHead(int from) {
        for (int i = from; i + END_OF_HEAD.length <= filled; i++) {
            if (buffer[i] == '\r' && isAt(i, END_OF_HEAD)) {
                return i + END_OF_HEAD.length;
            }
        }
        return 0;
    }

    private int contentLength(int headBytes) {
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
