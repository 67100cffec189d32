package gantry.bench;

import gantry.json.Json;
import gantry.json.JsonObject;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether an item of a wide state costs the same however wide it is: Express, one client, without
 * what an execution costs that has next to none.
 */
final class WideStates implements Bench {
    private static final double BAR = 1.3;
    private static final int NONE = 0;
    private static final int NARROW = 100;
    private static final int WIDE = 10_000;
    private static final int ONE_BRANCH = 1;
    private static final int FEW_BRANCHES = 20;
    private static final int MANY_BRANCHES = 40;

    /** One after the other: what 20 branches more cost would drown in the noise of one request. */
    private static final int PARALLELS = 50;

    private static final String MAP =
            """
            {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
              "ItemProcessor": {"StartAt": "One", "States": {"One": {"Type": "Pass", "End": true}}}}}}
            """;

    @Override
    public String name() {
        return "wide-states";
    }

    @Override
    public List<Row> run(Settings settings) throws Exception {
        try (StartedServer server = StartedServer.start(settings.gantry())) {
            String map = StepFunctionsLoad.createMachine(server, "wide-map", "EXPRESS", MAP);
            return List.of(
                    row(
                            "wide-map",
                            settings,
                            new Width(server, map, items(NONE), NONE),
                            new Width(server, map, items(NARROW), NARROW),
                            new Width(server, map, items(WIDE), WIDE)),
                    row(
                            "wide-parallel",
                            settings,
                            branches(server, ONE_BRANCH),
                            branches(server, FEW_BRANCHES),
                            branches(server, MANY_BRANCHES)));
        }
    }

    private static Width branches(StartedServer server, int count) throws IOException {
        String machine =
                StepFunctionsLoad.createMachine(
                        server, "branches-" + count, "EXPRESS", parallel(count));
        return new Width(server, machine, "{}", PARALLELS * count);
    }

    /** An execution of so many items or branches in all. */
    private record Width(StartedServer server, String machine, String input, int items) {
        double micros(Settings settings) throws Exception {
            byte[] body = Json.printUtf8(JsonObject.of("stateMachineArn", machine, "input", input));
            ClosedLoop.Request start =
                    connection -> {
                        HttpConnection.Answer answer =
                                connection.post("/", "AWSStepFunctions.StartSyncExecution", body);
                        if (!answer.text().contains("\"SUCCEEDED\"")) {
                            throw new IOException("Not SUCCEEDED: " + answer.status());
                        }
                    };
            return ClosedLoop.run(server, 1, settings.round(), start).p50Millis() * 1e3;
        }
    }

    private static Row row(String name, Settings settings, Width base, Width narrow, Width wide)
            throws Exception {
        for (long end = System.nanoTime() + settings.warmUp().toNanos();
                System.nanoTime() < end; ) {
            base.micros(settings);
            narrow.micros(settings);
            wide.micros(settings);
        }
        List<Double> ratios = new ArrayList<>();
        List<Double> narrows = new ArrayList<>();
        List<Double> wides = new ArrayList<>();
        for (int i = 0; i < settings.rounds(); i++) {
            double without = base.micros(settings);
            narrows.add((narrow.micros(settings) - without) / (narrow.items() - base.items()));
            wides.add((wide.micros(settings) - without) / (wide.items() - base.items()));
            ratios.add(wides.getLast() / narrows.getLast());
        }
        double ratio = Medians.median(ratios);
        boolean isTold = Medians.median(narrows) > 0; // else what is narrow drowned in noise
        return new Row(
                name,
                isTold ? ratio : null,
                "x an item",
                "<= %.1f".formatted(BAR),
                isTold ? ratio <= BAR : null,
                "%.1f us each of %d against %.1f us each of %d, spread %s"
                        .formatted(
                                Medians.median(wides),
                                wide.items(),
                                Medians.median(narrows),
                                narrow.items(),
                                Medians.spread(ratios)));
    }

    private static String items(int count) {
        return IntStream.range(0, count)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String parallel(int branches) {
        return IntStream.range(0, PARALLELS)
                .mapToObj(no -> parallel(no, branches))
                .collect(Collectors.joining(",", "{\"StartAt\": \"P0\", \"States\": {", "}}"));
    }

    private static String parallel(int no, int branches) {
        String next = no + 1 < PARALLELS ? "\"Next\": \"P" + (no + 1) + "\"" : "\"End\": true";
        return IntStream.range(0, branches)
                .mapToObj(branch -> branch("B" + no + "-" + branch))
                .collect(
                        Collectors.joining(
                                ",",
                                "\"P%d\": {\"Type\": \"Parallel\", \"ResultPath\": null, %s, \"Branches\": ["
                                        .formatted(no, next),
                                "]}"));
    }

    /** Names of states are unique in the whole machine. */
    private static String branch(String name) {
        return """
        {"StartAt": "%1$s", "States": {"%1$s": {"Type": "Pass", "End": true}}}
        """
                .formatted(name);
    }
}
