package gantry.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Executions of three Task states, every step on disk, against workflows of three durable steps of
 * Restate and DBOS, in turns.
 */
final class DurableTasks implements Bench {
    private static final double BAR = 5;
    private static final int IN_FLIGHT = 256;

    /** More connections and more clients made DBOS slower on two cores. */
    private static final List<String> DBOS_LOAD = List.of("64", "20");

    private static final Duration SETTLING = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "durable-tasks";
    }

    @Override
    public List<Row> run(Settings settings) throws Exception {
        Peers peers = Peers.of(settings.gantry());
        Path node = peers.node();
        Path dbosFolder = peers.dbos();
        try (StartedServer server = StartedServer.start(settings.gantry());
                ActivityLoad load = new ActivityLoad(server);
                Restate restate = Restate.start(node);
                PostgresProcess postgres = PostgresProcess.start();
                PeerProcess dbos = dbos(dbosFolder, postgres)) {
            Throughput tasks = duration -> load.perSecond(IN_FLIGHT, SETTLING, duration);
            tasks.warmUp(settings);
            Throughput onRestate = restate::perSecond;
            onRestate.warmUp(settings);
            Throughput onDbos = dbos::perSecond;
            onDbos.warmUp(settings);
            List<Double> ours = new ArrayList<>();
            List<Double> restates = new ArrayList<>();
            List<Double> dboses = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            var share = new DriverShare(server);
            for (int i = 0; i < settings.rounds(); i++) {
                ours.add(share.during(() -> tasks.perSecond(settings.round())));
                restates.add(onRestate.perSecond(settings.round()));
                dboses.add(onDbos.perSecond(settings.round()));
                ratios.add(ours.getLast() / Math.max(restates.getLast(), dboses.getLast()));
            }
            double ratio = Medians.median(ratios);
            return List.of(
                    new Row(
                            name(),
                            ratio,
                            "x the better",
                            ">= %.0f".formatted(BAR),
                            ratio >= BAR,
                            ("%.0f executions/s of three tasks against Restate %.0f, DBOS %.0f;"
                                            + " spread %s; %s")
                                    .formatted(
                                            Medians.median(ours),
                                            Medians.median(restates),
                                            Medians.median(dboses),
                                            Medians.spread(ratios),
                                            share)));
        }
    }

    private static PeerProcess dbos(Path folder, PostgresProcess postgres) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", "lib/*", "ThreeSteps.java", postgres.jdbcUrl()));
        command.addAll(DBOS_LOAD);
        return PeerProcess.start(folder, command);
    }
}
