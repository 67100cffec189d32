package gantry.bench;

import gantry.json.Json;

import java.io.BufferedInputStream;
import java.io.EOFException;
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

    HttpConnection(String host, int port) throws IOException {
        this.socket = new Socket(host, port);
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 8192);
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
        byte[] headBytes = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[headBytes.length + body.length];
        System.arraycopy(headBytes, 0, request, 0, headBytes.length);
        System.arraycopy(body, 0, request, headBytes.length, body.length);
        out.write(request);
        return readAnswer();
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

    private Answer readAnswer() throws IOException {
        String statusLine = readLine(in);
        int status = Integer.parseInt(statusLine.substring(9, 12));
        int length = 0;
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).trim());
            }
        }
        return new Answer(status, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    /** Without its end. */
    static String readLine(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The other side closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
