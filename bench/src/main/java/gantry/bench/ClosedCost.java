package gantry.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What an execution costs when millions of closed ones lie in the store, against an empty store:
 * two servers, in turns.
 */
final class ClosedCost implements Bench {
    private static final int CLIENTS = 256;
    private static final int CLOSED = 10_000_000;
    private static final int CLOSED_QUICKLY = 100_000;
    private static final double BAR = 1.2;

    @Override
    public String name() {
        return "closed-cost";
    }

    @Override
    public List<Row> run(Settings settings) throws Exception {
        int closed = settings.isQuick() ? CLOSED_QUICKLY : CLOSED;
        try (StartedServer empty = StartedServer.start(settings.gantry());
                StartedServer full =
                        StartedServer.start(
                                settings.gantry(), data -> ClosedExecutions.seed(data, closed))) {
            var onEmpty = load(empty);
            var onFull = load(full);
            onEmpty.warmUp(settings);
            onFull.warmUp(settings);
            List<Double> ratios = new ArrayList<>();
            List<Double> fulls = new ArrayList<>();
            for (int i = 0; i < settings.rounds(); i++) {
                double without = onEmpty.perSecond(settings.round());
                fulls.add(onFull.perSecond(settings.round()));
                ratios.add(without / fulls.getLast());
            }
            double ratio = Medians.median(ratios);
            return List.of(
                    new Row(
                            name(),
                            ratio,
                            "x the cost",
                            "<= %.1f".formatted(BAR),
                            ratio <= BAR,
                            "%.0f executions/s with %,d closed ones in the store, spread %s"
                                    .formatted(
                                            Medians.median(fulls),
                                            closed,
                                            Medians.spread(ratios))));
        }
    }

    private static Throughput load(StartedServer server) throws Exception {
        String machine = StepFunctionsLoad.createMachine(server, "STANDARD");
        Post start = StepFunctionsLoad.start("StartExecution", machine);
        return (Duration duration) ->
                DurableStart.completedPerSecond(server, CLIENTS, duration, start);
    }
}
