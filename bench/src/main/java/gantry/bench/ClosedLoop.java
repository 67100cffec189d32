package gantry.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * N clients, each with a connection of its own, sending the next request when the last was
 * answered.
 */
final class ClosedLoop {
    /** Of the system: a blocking read of one is a single call, of a virtual one several. */
    static final ThreadFactory CLIENT_THREADS = Thread.ofPlatform().name("client-", 0).factory();

    private ClosedLoop() {}

    /** One request; anything but the expected answer is an {@link IOException}. */
    interface Request {
        void send(HttpConnection connection) throws IOException;
    }

    /** What a round came to. */
    record Result(long answered, double seconds, double p50Millis, double p99Millis) {
        static Result of(double seconds, long[] nanos) {
            Arrays.sort(nanos);
            return new Result(nanos.length, seconds, millisAt(nanos, 0.5), millisAt(nanos, 0.99));
        }

        double perSecond() {
            return answered / seconds;
        }

        private static double millisAt(long[] sortedNanos, double quantile) {
            int last = sortedNanos.length - 1;
            return last < 0 ? 0 : sortedNanos[(int) Math.round(last * quantile)] / 1e6;
        }
    }

    /** One of the clients, confined to one thread. */
    interface Client extends AutoCloseable {
        /** Sends a request and waits for its answer; an unexpected one is an exception. */
        void call() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** Makes the clients of a load. */
    interface Clients {
        Client open(int number) throws IOException;
    }

    /** Clients that send this request to the server. */
    static Result run(StartedServer server, int clients, Duration duration, Request request)
            throws IOException, InterruptedException, ExecutionException {
        return run(clients, duration, _ -> new HttpClient(server.connect(), request));
    }

    /** Clients that send so many requests together, however long it takes. */
    static void runCalls(StartedServer server, int clients, int calls, Request request)
            throws IOException, InterruptedException, ExecutionException {
        var left = new AtomicInteger(calls);
        List<Future<?>> loops = new ArrayList<>();
        try (var threads = Executors.newThreadPerTaskExecutor(CLIENT_THREADS)) {
            for (int i = 0; i < clients; i++) {
                loops.add(
                        threads.submit(
                                () -> {
                                    try (HttpConnection connection = server.connect()) {
                                        while (left.getAndDecrement() > 0) {
                                            request.send(connection);
                                        }
                                    }
                                    return null;
                                }));
            }
        }
        for (Future<?> loop : loops) {
            loop.get();
        }
    }

    /** A client that sends one request again and again. */
    record HttpClient(HttpConnection connection, Request request) implements Client {
        @Override
        public void call() throws IOException {
            request.send(connection);
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    /** Any clients. */
    static Result run(int clients, Duration duration, Clients made)
            throws IOException, InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        List<Future<long[]>> loops = new ArrayList<>();
        try (var threads = Executors.newThreadPerTaskExecutor(CLIENT_THREADS)) {
            for (int i = 0; i < clients; i++) {
                int number = i;
                loops.add(threads.submit(() -> callUntil(end, made, number)));
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return Result.of(seconds, joined(loops));
    }

    /** What all clients measured, once the last has ended. */
    static long[] joined(List<Future<long[]>> clients)
            throws InterruptedException, ExecutionException {
        long[] all = new long[0];
        for (Future<long[]> loop : clients) {
            long[] nanos = loop.get();
            int old = all.length;
            all = Arrays.copyOf(all, old + nanos.length);
            System.arraycopy(nanos, 0, all, old, nanos.length);
        }
        return all;
    }

    private static long[] callUntil(long end, Clients made, int number) throws IOException {
        long[] nanos = new long[1024];
        int count = 0;
        try (Client client = made.open(number)) {
            for (long now = System.nanoTime(); now < end; ) {
                client.call();
                long answered = System.nanoTime();
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, count * 2);
                }
                nanos[count++] = answered - now;
                now = answered;
            }
        }
        return Arrays.copyOf(nanos, count);
    }
}
