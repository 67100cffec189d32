package gantry.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Requests at a given rate, spread evenly over clients that each keep to their moments. */
final class PacedLoop {
    private static final int CLIENTS = 64;

    private PacedLoop() {}

    /** The median from sending a request to its answer. */
    static double p50Millis(
            StartedServer server, double perSecond, Duration duration, ClosedLoop.Request request)
            throws Exception {
        int each = (int) (perSecond * duration.toNanos() / 1e9 / CLIENTS);
        double gapNanos = 1e9 * CLIENTS / perSecond;
        long begin = System.nanoTime();
        List<Future<long[]>> clients = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                long first = begin + (long) (i * gapNanos / CLIENTS);
                clients.add(threads.submit(() -> send(server, each, first, gapNanos, request)));
            }
        }
        return ClosedLoop.Result.of(duration.toNanos() / 1e9, ClosedLoop.joined(clients))
                .p50Millis();
    }

    private static long[] send(
            StartedServer server,
            int count,
            long first,
            double gapNanos,
            ClosedLoop.Request request)
            throws Exception {
        long[] nanos = new long[count];
        try (HttpConnection connection = server.connect()) {
            for (int i = 0; i < count; i++) {
                long dueIn = first + (long) (i * gapNanos) - System.nanoTime();
                if (dueIn > 0) {
                    TimeUnit.NANOSECONDS.sleep(dueIn);
                }
                long begin = System.nanoTime();
                request.send(connection);
                nanos[i] = System.nanoTime() - begin;
            }
        }
        return nanos;
    }
}
