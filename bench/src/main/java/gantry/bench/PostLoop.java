package gantry.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The closed loop of many clients that send one request again and again, on a few threads. Of a
 * thread for each client, changing threads is half of what the driver takes from the server's
 * cores; with a single one the requests come in waves, between which the server's threads fall
 * asleep.
 */
final class PostLoop {
    private static final int THREADS = 4;

    private final Selector selector;
    private final byte[] request;
    private final long endNanos;
    private final List<SocketChannel> channels = new ArrayList<>();
    private long[] nanos = new long[1 << 16];
    private int count;
    private int busy;

    private PostLoop(Selector selector, byte[] request, long endNanos) {
        this.selector = selector;
        this.request = request;
        this.endNanos = endNanos;
    }

    /** So many clients, each with a connection of its own, for so long. */
    static ClosedLoop.Result run(StartedServer server, int clients, Duration duration, Post post)
            throws IOException, InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        byte[] request = post.bytes(server.hostAndPort());
        List<Future<long[]>> loops = new ArrayList<>();
        int threads = Math.min(THREADS, clients);
        try (var pool = Executors.newThreadPerTaskExecutor(ClosedLoop.CLIENT_THREADS)) {
            for (int i = 0; i < threads; i++) {
                int its = (clients + i) / threads;
                long end = begin + duration.toNanos();
                loops.add(pool.submit(() -> callUntil(end, server.address(), its, request)));
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return ClosedLoop.Result.of(seconds, ClosedLoop.joined(loops));
    }

    private static long[] callUntil(
            long endNanos, InetSocketAddress server, int clients, byte[] request)
            throws IOException {
        try (Selector selector = Selector.open()) {
            var loop = new PostLoop(selector, request, endNanos);
            try {
                loop.run(server, clients);
            } finally {
                for (SocketChannel channel : loop.channels) {
                    channel.close();
                }
            }
            return Arrays.copyOf(loop.nanos, loop.count);
        }
    }

    private void run(InetSocketAddress server, int clients) throws IOException {
        for (int i = 0; i < clients; i++) {
            SocketChannel channel = SocketChannel.open(server);
            channels.add(channel);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            var client = new Client(channel);
            channel.register(selector, SelectionKey.OP_READ, client);
            client.send(System.nanoTime());
            busy++;
        }
        var failure = new IOException[1];
        while (busy > 0) {
            selector.select(
                    key -> {
                        try {
                            ((Client) key.attachment()).receive(key);
                        } catch (IOException e) {
                            failure[0] = e;
                        }
                    });
            if (failure[0] != null) {
                throw failure[0];
            }
        }
    }

    private void answered(long tookNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = tookNanos;
    }

    private final class Client {
        private final SocketChannel channel;
        private final ByteBuffer outgoing;
        private final HttpAnswer answer = new HttpAnswer();
        private long sentAt;

        Client(SocketChannel channel) {
            this.channel = channel;
            this.outgoing = ByteBuffer.allocateDirect(request.length).put(request);
        }

        /** Nothing else is on its way: the system takes all of a small request at once. */
        void send(long now) throws IOException {
            outgoing.flip();
            sentAt = now;
            answer.begin();
            while (outgoing.hasRemaining()) {
                channel.write(outgoing);
            }
        }

        void receive(SelectionKey key) throws IOException {
            answer.readFrom(channel);
            if (!answer.isComplete()) {
                return;
            }
            if (answer.status() != 200) {
                throw new IOException(
                        "The server answered " + answer.status() + ": " + answer.text());
            }
            long now = System.nanoTime();
            answered(now - sentAt);
            if (now < endNanos) {
                send(now);
            } else {
                key.cancel();
                busy--;
            }
        }
    }
}
