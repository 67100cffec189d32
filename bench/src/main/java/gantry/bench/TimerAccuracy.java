package gantry.bench;

import gantry.json.JsonObject;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * How late Wait states end at 1,000 due timers a second: each waits for a moment of its own, at
 * which its execution ends.
 */
final class TimerAccuracy implements Bench {
    private static final int CLIENTS = 64;
    private static final int PER_SECOND = 1_000;
    private static final int SECONDS = 20;
    private static final int SECONDS_QUICKLY = 3;
    private static final double BAR_MS = 100;

    /** Starting them takes so long at the slowest; the first is due after it. */
    private static final long LEAD_MS = 20_000;

    private static final long LEAD_MS_EACH = 4;

    private static final String MACHINE =
            """
            {"StartAt": "Until", "States": {"Until": {"Type": "Wait", "TimestampPath": "$.at", "End": true}}}
            """;

    private record Timer(String executionArn, long dueAtMs) {}

    @Override
    public String name() {
        return "timer-accuracy";
    }

    @Override
    public List<Row> run(Settings settings) throws Exception {
        int count = PER_SECOND * (settings.isQuick() ? SECONDS_QUICKLY : SECONDS);
        try (StartedServer server = StartedServer.start(settings.gantry())) {
            String machine = StepFunctionsLoad.createMachine(server, "timers", "STANDARD", MACHINE);
            long firstAtMs = System.currentTimeMillis() + LEAD_MS + LEAD_MS_EACH * count;
            var timers = new ConcurrentLinkedQueue<Timer>();
            var next = new AtomicInteger();
            ClosedLoop.runCalls(
                    server,
                    CLIENTS,
                    count,
                    connection -> {
                        long dueAtMs = firstAtMs + next.getAndIncrement() * 1_000L / PER_SECOND;
                        timers.add(new Timer(start(connection, machine, dueAtMs), dueAtMs));
                    });
            if (System.currentTimeMillis() > firstAtMs) {
                throw new IOException("Starting the timers took longer than until they were due");
            }
            // A connection that is idle for so long would be closed.
            long lastAtMs = firstAtMs + count * 1_000L / PER_SECOND;
            Thread.sleep(Math.max(0, lastAtMs - System.currentTimeMillis()));
            long[] late = new long[count];
            try (HttpConnection connection = server.connect()) {
                int i = 0;
                for (Timer timer : timers) {
                    late[i++] = endedAtMs(connection, timer) - timer.dueAtMs();
                }
            }
            Arrays.sort(late);
            double p99 = late[(int) (count * 0.99)];
            return List.of(
                    new Row(
                            name(),
                            p99,
                            "ms late",
                            "< %.0f at p99".formatted(BAR_MS),
                            p99 < BAR_MS && late[0] >= 0,
                            "%,d timers, %,d a second; p50 %d ms, earliest %d ms, latest %d ms"
                                    .formatted(
                                            count,
                                            PER_SECOND,
                                            late[count / 2],
                                            late[0],
                                            late[count - 1])));
        }
    }

    private static String start(HttpConnection connection, String machine, long dueAtMs)
            throws IOException {
        String input = "{\"at\":\"" + Instant.ofEpochMilli(dueAtMs) + "\"}";
        Map<?, ?> answer =
                connection.call(
                        "StartExecution",
                        JsonObject.of("stateMachineArn", machine, "input", input));
        return String.valueOf(answer.get("executionArn"));
    }

    private static long endedAtMs(HttpConnection connection, Timer timer) throws IOException {
        while (true) {
            Map<?, ?> answer =
                    connection.call(
                            "DescribeExecution",
                            JsonObject.of("executionArn", timer.executionArn()));
            if (answer.get("stopDate") instanceof Number seconds) {
                return Math.round(seconds.doubleValue() * 1e3);
            }
            long leftMs = timer.dueAtMs() - System.currentTimeMillis();
            LockSupport.parkNanos(Math.max(leftMs, 10) * 1_000_000);
        }
    }
}
