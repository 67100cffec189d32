package gantry.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * One process of a function and the leanest Runtime API there can be: hands an event to the request
 * that waits for it, takes the response. One caller at a time.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda
 *     runtime API</a>
 */
final class DirectFunction implements AutoCloseable {
    private static final int START_MILLIS = 20_000;

    private final Process process;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private long calls;

    private DirectFunction(Process process, Socket socket) throws IOException {
        this.process = process;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 8192);
        this.out = socket.getOutputStream();
    }

    static DirectFunction start(Path bootstrap, Path folder) throws IOException {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var command = new ProcessBuilder("node", bootstrap.toString());
            command.environment()
                    .putAll(
                            Map.of(
                                    "AWS_LAMBDA_RUNTIME_API",
                                    "127.0.0.1:" + listening.getLocalPort(),
                                    "LAMBDA_TASK_ROOT",
                                    folder.toString(),
                                    "_HANDLER",
                                    "index.handler"));
            Process process =
                    command.redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try {
                listening.setSoTimeout(START_MILLIS);
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                return new DirectFunction(process, socket);
            } catch (IOException e) {
                process.destroyForcibly();
                throw e;
            }
        }
    }

    /** Calls the handler; its result is read and dropped. */
    void call(byte[] payload) throws IOException {
        String next = readRequest();
        if (!next.endsWith("/invocation/next")) {
            throw new IOException("The function asked for " + next);
        }
        String id = "00000000-0000-4000-8000-%012x".formatted(++calls);
        send(
                "200 OK\r\nLambda-Runtime-Aws-Request-Id: "
                        + id
                        + "\r\n"
                        + "Lambda-Runtime-Deadline-Ms: 9999999999999\r\n"
                        + "Lambda-Runtime-Invoked-Function-Arn:"
                        + " arn:aws:lambda:us-east-1:000000000000:function:add\r\n"
                        + "Content-Type: application/json",
                payload);
        String response = readRequest();
        if (!response.endsWith(id + "/response")) {
            throw new IOException("The function answered " + response);
        }
        send("202 Accepted", new byte[0]);
    }

    private void send(String head, byte[] body) throws IOException {
        byte[] bytes =
                ("HTTP/1.1 " + head + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[bytes.length + body.length];
        System.arraycopy(bytes, 0, whole, 0, bytes.length);
        System.arraycopy(body, 0, whole, bytes.length, body.length);
        out.write(whole);
    }

    /** The path; the body is dropped. */
    private String readRequest() throws IOException {
        String path = readLine(in).split(" ", -1)[1];
        int length = 0;
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).trim());
            }
        }
        in.skipNBytes(length);
        return path;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            socket.close();
        } catch (IOException _) {
            // The process is gone, and with it the connection.
        }
    }

    /** Without its end. */
    private static String readLine(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The function closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
