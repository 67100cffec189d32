package gantry.bench;

import java.io.IOException;
import java.net.ServerSocket;

/** What servers of others need, which tell nobody where they listen and when they do. */
final class OtherServer {
    private static final int TRIES = 300;
    private static final long BETWEEN_TRIES_MS = 100;

    private OtherServer() {}

    /** Whether it answers; what it says instead. */
    @FunctionalInterface
    interface Look {
        boolean isReady() throws IOException, InterruptedException;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits for half a minute at most. */
    static void awaitReady(String name, Look look) throws IOException, InterruptedException {
        IOException last = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                if (look.isReady()) {
                    return;
                }
            } catch (IOException e) {
                last = e;
            }
            Thread.sleep(BETWEEN_TRIES_MS);
        }
        throw new IOException(name + " did not start", last);
    }
}
