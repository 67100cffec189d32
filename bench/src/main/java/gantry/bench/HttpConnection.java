package gantry.bench;

import gantry.json.Json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * One kept HTTP/1.1 connection, as lean as a driver must be that shares two cores with the server
 * it measures: no chunked answers, no redirects, no TLS. Confined to one thread.
 */
final class HttpConnection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String host;
    private final HttpAnswer answer = new HttpAnswer();

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
        out.write(request(host, path, target, body));
        return readAnswer();
    }

    /** A POST of plain JSON. */
    Answer postJson(String path, byte[] body) throws IOException {
        out.write(request(head(host, path, "application/json", "", body.length), body));
        return readAnswer();
    }

    /** All bytes of {@link #post} to a server of this name and port. */
    static byte[] request(String host, String path, String target, byte[] body) {
        return request(head(host, path, target, body.length), body);
    }

    private static byte[] request(String head, byte[] body) {
        byte[] request = new byte[head.length() + body.length];
        putAscii(head, request);
        System.arraycopy(body, 0, request, head.length(), body.length);
        return request;
    }

    private static String head(String host, String path, String target, int bodyBytes) {
        String header = target.isEmpty() ? "" : "X-Amz-Target: " + target + "\r\n";
        return head(host, path, "application/x-amz-json-1.0", header, bodyBytes);
    }

    private static String head(
            String host, String path, String contentType, String header, int bodyBytes) {
        return "POST "
                + path
                + " HTTP/1.1\r\nHost: "
                + host
                + "\r\nContent-Type: "
                + contentType
                + "\r\n"
                + header
                + "Content-Length: "
                + bodyBytes
                + "\r\n\r\n";
    }

    @SuppressWarnings("deprecation") // the fast way for ASCII, into an array that is there
    private static void putAscii(String head, byte[] to) {
        head.getBytes(0, head.length(), to, 0);
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
        answer.begin();
        do {
            answer.readFrom(in);
        } while (!answer.isComplete());
        return new Answer(answer.status(), answer.text());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
