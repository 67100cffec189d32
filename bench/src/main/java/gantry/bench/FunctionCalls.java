package gantry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A Node function as the one Task of an Express machine, warm, against calling processes of the
 * same function directly by the Runtime API: the rate with a few clients, and what one client waits
 * longer.
 */
final class FunctionCalls implements Bench {
    private static final int CLIENTS = 4;

    private static final String HANDLER =
            "export const handler = async (event) => ({ sum: event.a + event.b });\n";

    private static final String MACHINE =
            """
            {"StartAt": "Add", "States": {"Add": {"Type": "Task", "End": true,
              "Resource": "arn:aws:lambda:us-east-1:000000000000:function:add"}}}
            """;

    /** A load of so many clients for so long. */
    private interface Load {
        ClosedLoop.Result run(int clients, Duration duration) throws Exception;
    }

    @Override
    public String name() {
        return "functions";
    }

    @Override
    public List<Row> run(Settings settings) throws Exception {
        try (StartedServer server = StartedServer.start(settings.gantry(), FunctionCalls::write);
                var direct = DirectFunctions.start(HANDLER, CLIENTS)) {
            String machine =
                    StepFunctionsLoad.createMachine(server, "bench-function", "EXPRESS", MACHINE);
            ClosedLoop.Request start = StepFunctionsLoad.start("StartSyncExecution", machine);
            String empty = StepFunctionsLoad.createMachine(server, "EXPRESS");
            ClosedLoop.Request withoutTask = StepFunctionsLoad.start("StartSyncExecution", empty);
            Load served = (clients, time) -> ClosedLoop.run(server, clients, time, start);
            Load called = (clients, time) -> ClosedLoop.run(clients, time, direct::client);
            Load bare = (clients, time) -> ClosedLoop.run(server, clients, time, withoutTask);
            served.run(CLIENTS, settings.warmUp());
            called.run(CLIENTS, settings.warmUp());
            bare.run(1, settings.warmUp());
            return List.of(rate(settings, served, called), latency(settings, served, called, bare));
        }
    }

    private static void write(Path folder) throws IOException {
        Path function = Files.createDirectories(folder.resolve("functions/add"));
        Files.writeString(function.resolve("index.mjs"), HANDLER);
    }

    private static Row rate(Settings settings, Load served, Load called) throws Exception {
        List<Double> ratios = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        List<Double> direct = new ArrayList<>();
        for (int i = 0; i < settings.rounds(); i++) {
            direct.add(called.run(CLIENTS, settings.round()).perSecond());
            rates.add(served.run(CLIENTS, settings.round()).perSecond());
            ratios.add(rates.getLast() / direct.getLast());
        }
        return new Row(
                "functions-warm",
                Medians.median(ratios),
                "of direct",
                "",
                null,
                "%.0f warm invocations/s against %.0f/s by calling the processes directly, %d clients, spread %s"
                        .formatted(
                                Medians.median(rates),
                                Medians.median(direct),
                                CLIENTS,
                                Medians.spread(ratios)));
    }

    private static Row latency(Settings settings, Load served, Load called, Load bare)
            throws Exception {
        List<Double> added = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        List<Double> direct = new ArrayList<>();
        List<Double> withoutTask = new ArrayList<>();
        for (int i = 0; i < settings.rounds(); i++) {
            direct.add(called.run(1, settings.round()).p50Millis());
            whole.add(served.run(1, settings.round()).p50Millis());
            withoutTask.add(bare.run(1, settings.round()).p50Millis());
            added.add(whole.getLast() - direct.getLast());
        }
        return new Row(
                "functions-latency",
                Medians.median(added),
                "ms added",
                "",
                null,
                "p50 %.3f ms by StartSyncExecution, %.3f ms directly; %.3f ms for a machine without a Task; spread %s"
                        .formatted(
                                Medians.median(whole),
                                Medians.median(direct),
                                Medians.median(withoutTask),
                                Medians.spread(added)));
    }
}
