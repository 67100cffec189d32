package gantry.cli.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One call on a connection of its own, which may be broken off at any moment. */
final class Poll implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    private final Socket socket;

    private Poll(Socket socket) {
        this.socket = socket;
    }

    /** A GetActivityTask, sent. */
    static Poll of(URI server, String activityArn) {
        return call(server, "GetActivityTask", "{\"activityArn\":\"" + activityArn + "\"}");
    }

    /** A call, sent. */
    static Poll call(URI server, String operation, String body) {
        Poll poll = connect(server);
        poll.send(head(server, operation, body.length()) + body);
        return poll;
    }

    static Poll connect(URI server) {
        try {
            return new Poll(new Socket(server.getHost(), server.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String head(URI server, String operation, int length) {
        return "POST / HTTP/1.1\r\nHost: "
                + server.getAuthority()
                + "\r\nContent-Type: application/x-amz-json-1.0\r\nX-Amz-Target: AWSStepFunctions."
                + operation
                + "\r\nContent-Length: "
                + length
                + "\r\n\r\n";
    }

    void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body of the answer, once it is here; empty if the server closed instead. */
    String answer() {
        try {
            InputStream in = socket.getInputStream();
            var head = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                head.write(b);
                if (b == '\n' && head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                    Matcher length = LENGTH.matcher(head.toString(StandardCharsets.US_ASCII));
                    byte[] body =
                            in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
                    return new String(body, StandardCharsets.UTF_8);
                }
            }
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Breaks off with a reset, as a process that dies with unread data does. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
