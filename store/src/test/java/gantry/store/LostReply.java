package gantry.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a store and PostgreSQL and loses connections at the worst of moments: once armed,
 * the next COMMIT reaches the server or does not, and nobody hears what became of it.
 */
final class LostReply implements AutoCloseable {
    private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);

    /** What happens to the next COMMIT. */
    enum Loss {
        BEFORE_THE_SERVER,
        BEHIND_THE_SERVER
    }

    private final ServerSocket door;
    private final int port;
    private final AtomicReference<Loss> armed = new AtomicReference<>();

    LostReply(int port) throws IOException {
        this.port = port;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void arm(Loss loss) {
        armed.set(loss);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void accept() {
        try {
            while (true) {
                var client = door.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), port);
                Thread.ofPlatform().daemon().start(() -> forward(client, server));
                Thread.ofPlatform().daemon().start(() -> answer(server, client));
            }
        } catch (IOException e) {
            return; // closed
        }
    }

    private void forward(Socket client, Socket server) {
        try (client;
                server) {
            var buffer = new byte[1 << 16];
            for (int n = client.getInputStream().read(buffer);
                    n > 0;
                    n = client.getInputStream().read(buffer)) {
                var loss = holdsCommit(buffer, n) ? armed.getAndSet(null) : null;
                if (loss == Loss.BEFORE_THE_SERVER) {
                    return;
                }
                if (loss == Loss.BEHIND_THE_SERVER) {
                    client.shutdownOutput(); // the answer finds nobody
                }
                server.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException e) {
            return; // the other end is gone
        }
    }

    private static void answer(Socket server, Socket client) {
        try {
            InputStream in = server.getInputStream();
            in.transferTo(client.getOutputStream());
        } catch (IOException e) {
            return;
        }
    }

    private static boolean holdsCommit(byte[] bytes, int length) {
        for (var at = 0; at + COMMIT.length <= length; at++) {
            var same = 0;
            while (same < COMMIT.length && bytes[at + same] == COMMIT[same]) {
                same++;
            }
            if (same == COMMIT.length) {
                return true;
            }
        }
        return false;
    }
}
