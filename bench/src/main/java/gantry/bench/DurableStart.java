package gantry.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * From StartExecution to SUCCEEDED, each step on disk before it is acknowledged: executions a
 * second that the server has completed, as a share of what its echo endpoint answers to the same
 * clients.
 */
final class DurableStart implements Bench {
    private static final int CLIENTS = 256;
    private static final double BAR = 0.35;

    @Override
    public String name() {
        return "durable-start";
    }

    @Override
    public List<Row> run(Settings settings) throws Exception {
        try (StartedServer server = StartedServer.start(settings.gantry())) {
            String machine = StepFunctionsLoad.createMachine(server, "STANDARD");
            Post echo = StepFunctionsLoad.echo(machine);
            Post start = StepFunctionsLoad.start("StartExecution", machine);
            Row row =
                    EchoShare.row(
                            name(),
                            BAR,
                            settings,
                            server,
                            CLIENTS,
                            duration -> PostLoop.run(server, CLIENTS, duration, echo).perSecond(),
                            duration -> completedPerSecond(server, CLIENTS, duration, start));
            return List.of(row.with(besideBareStore(settings)));
        }
    }

    /** What the store alone takes of the same rows; not required. */
    private static String besideBareStore(Settings settings) throws Exception {
        try (BareCommits bare = BareCommits.open()) {
            bare.executionsPerSecond(settings.warmUp());
            return "the bare store commits %.0f/s of the same rows"
                    .formatted(bare.executionsPerSecond(settings.round()));
        }
    }

    /**
     * Counts what the server completed, until everything started has ended; nobody asks per
     * execution.
     */
    static double completedPerSecond(
            StartedServer server, int clients, Duration duration, Post start) throws Exception {
        long before = server.completed();
        long begin = System.nanoTime();
        long started = PostLoop.run(server, clients, duration, start).answered();
        var patience = Patience.begin();
        while (server.completed() < before + started) {
            if (patience.isOver()) {
                throw new IOException(
                        "Executions that were started did not complete within " + patience);
            }
        }
        return started / ((System.nanoTime() - begin) / 1e9);
    }
}
