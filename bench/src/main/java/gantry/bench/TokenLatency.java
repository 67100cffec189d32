package gantry.bench;

import java.time.Duration;
import java.util.List;

/**
 * From sending a task's success to the next state's task at its waiting worker, at half the load
 * that the server can bear; against what that must at least take: a commit, and an answer by HTTP
 * each way.
 */
final class TokenLatency implements Bench {
    private static final int IN_FLIGHT = 256;
    private static final double BAR_P50 = 2;
    private static final double BAR_P99 = 10;
    private static final Duration SETTLING = Duration.ofSeconds(1);
    private static final int REQUESTS_EACH = 1 + 2 * ActivityLoad.TASKS;

    @Override
    public String name() {
        return "token-latency";
    }

    @Override
    public List<Row> run(Settings settings) throws Exception {
        try (StartedServer server = StartedServer.start(settings.gantry());
                BareCommits bare = BareCommits.open()) {
            double half;
            ClosedLoop.Result taken;
            try (var load = new ActivityLoad(server)) {
                Throughput closed = duration -> load.perSecond(IN_FLIGHT, SETTLING, duration);
                closed.warmUp(settings);
                half = closed.perSecond(settings.round()) / 2;
                Duration measured = settings.round().multipliedBy(settings.rounds());
                taken = load.handovers(half, settings.warmUp(), measured);
            }
            bare.commitMillis(settings.warmUp());
            double commit = bare.commitMillis(settings.round());
            double echo = echoMillis(server, settings, half * REQUESTS_EACH);
            double p50 = taken.p50Millis();
            double p99 = taken.p99Millis();
            String note =
                    ("%.2f ms at %.0f executions/s; a commit of the bare store %.2f ms, an echo at"
                            + " the same rate of requests %.2f ms (p50)");
            return List.of(
                    row(
                            "p50",
                            p50,
                            BAR_P50,
                            commit + echo,
                            note.formatted(p50, half, commit, echo)),
                    row(
                            "p99",
                            p99,
                            BAR_P99,
                            commit + echo,
                            note.formatted(p99, half, commit, echo)));
        }
    }

    /** The bar: so many commits and as many echoes. */
    private Row row(String quantile, double millis, double bar, double unit, String note) {
        double units = millis / unit;
        return new Row(
                name() + "-" + quantile,
                units,
                "commits+echoes",
                "< %.0f".formatted(bar),
                units < bar,
                note);
    }

    private static double echoMillis(StartedServer server, Settings settings, double perSecond)
            throws Exception {
        String machine = StepFunctionsLoad.createMachine(server, "EXPRESS");
        ClosedLoop.Request echo = StepFunctionsLoad.echo(machine);
        PacedLoop.p50Millis(server, perSecond, settings.warmUp(), echo);
        return PacedLoop.p50Millis(server, perSecond, settings.round(), echo);
    }
}
