package gantry.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long a server needs after {@code kill -9} until it is ready again. */
final class Recovery implements Bench {
    private static final int CLIENTS = 256;
    private static final int OPEN = 100_000;
    private static final int OPEN_QUICKLY = 20_000;
    private static final double BAR_SECONDS = 5;

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public List<Row> run(Settings settings) throws Exception {
        int open = settings.isQuick() ? OPEN_QUICKLY : OPEN;
        List<Double> seconds = new ArrayList<>();
        try (StartedServer server = StartedServer.start(settings.gantry())) {
            ClosedLoop.runCalls(server, CLIENTS, open, Waiting.start(server, Duration.ofDays(30)));
            for (int i = 0; i < settings.rounds(); i++) {
                seconds.add(server.killAndStart());
            }
        }
        double median = Medians.median(seconds);
        return List.of(
                new Row(
                        name(),
                        median,
                        "s",
                        "< %.0f".formatted(BAR_SECONDS),
                        median < BAR_SECONDS,
                        "from the script to the first \"ready\", %,d open executions, spread %s"
                                .formatted(open, Medians.spread(seconds))));
    }
}
