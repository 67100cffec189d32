package gantry.bench;

import java.util.List;

/**
 * StartSyncExecution of an Express machine, as a share of what the echo endpoint answers to the
 * same clients.
 */
final class SyncExpress implements Bench {
    private static final int CLIENTS = 64;
    private static final double BAR = 0.70;

    @Override
    public String name() {
        return "sync-express";
    }

    @Override
    public List<Row> run(Settings settings) throws Exception {
        try (StartedServer server = StartedServer.start(settings.gantry())) {
            String machine = StepFunctionsLoad.createMachine(server, "EXPRESS");
            Post echo = StepFunctionsLoad.echo(machine);
            Post start = StepFunctionsLoad.start("StartSyncExecution", machine);
            return List.of(
                    EchoShare.row(
                            name(),
                            BAR,
                            settings,
                            server,
                            CLIENTS,
                            duration -> PostLoop.run(server, CLIENTS, duration, echo).perSecond(),
                            duration ->
                                    PostLoop.run(server, CLIENTS, duration, start).perSecond()));
        }
    }
}
