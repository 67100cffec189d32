package gantry.cli.badinput;

import gantry.cli.testing.Oracle;
import gantry.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Sends requests byte by byte as a test wrote them, each over a connection of its own. */
final class RawHttp {
    private static final int PATIENCE_MS = 30_000;
    private static final String HEAD_END = "\r\n\r\n";

    private RawHttp() {}

    /**
     * What came back.
     *
     * @param head status line and headers
     */
    record Answer(int status, String head, String body) {
        private static Answer of(String text) {
            int end = text.indexOf(HEAD_END);
            if (end < 0) {
                throw new AssertionError("No answer, but \"" + text + "\"");
            }
            return new Answer(
                    Integer.parseInt(text.substring(9, 12)),
                    text.substring(0, end),
                    text.substring(end + HEAD_END.length()));
        }

        Map<String, @Nullable Object> members() {
            return Oracle.object(Json.parse(body));
        }

        /**
         * The error's name, and its message if it has one: {@code InvalidArn: Invalid Arn: 'a'}.
         */
        String error() {
            var members = members();
            Object message = members.getOrDefault("message", members.get("Message"));
            return members.get("__type") + (message == null ? "" : ": " + message);
        }
    }

    /** An operation of Step Functions as an SDK sends it. */
    static Answer call(URI server, String operation, String body) {
        return call(server, operation, body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer call(URI server, String operation, byte[] body) {
        return post(
                server,
                body,
                "Host: " + server.getAuthority(),
                "Content-Type: application/x-amz-json-1.0",
                "X-Amz-Target: AWSStepFunctions." + operation);
    }

    /** A POST to the root with these headers only, and the body's length. */
    static Answer post(URI server, byte[] body, String... headers) {
        String head =
                "POST / HTTP/1.1\r\n"
                        + String.join("\r\n", headers)
                        + "\r\nContent-Length: "
                        + body.length
                        + "\r\nConnection: close"
                        + HEAD_END;
        return send(server, head.getBytes(StandardCharsets.UTF_8), body);
    }

    /** These bytes, and whatever the server says until it closes. */
    static Answer send(URI server, byte[]... parts) {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            write(socket.getOutputStream(), parts);
            return Answer.of(readAll(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(OutputStream out, byte[]... parts) throws IOException {
        try {
            for (byte[] part : parts) {
                out.write(part);
            }
            out.flush();
        } catch (SocketException _) {
            // Refused before all was sent; why can still be read.
            return;
        }
    }

    private static String readAll(Socket socket) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (SocketException _) {
            // Reset because it did not read all that was sent; the answer came before.
            return bytes.toString(StandardCharsets.UTF_8);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
