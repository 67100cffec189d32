package gantry.bench;

import gantry.json.Json;
import gantry.json.JsonObject;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether an item of a wide state costs the same however wide it is: Express, one client. As many
 * items in all, in one state or in many, one after the other, so that no more memory is touched.
 */
final class WideStates implements Bench {
    private static final double BAR = 1.3;
    private static final int ITEMS = 10_000;
    private static final int NARROW_MAP = 100;
    private static final int BRANCHES = 4_000;
    private static final int NARROW_PARALLEL = 20;
    private static final int WIDE_PARALLEL = 40;

    @Override
    public String name() {
        return "wide-states";
    }

    @Override
    public List<Row> run(Settings settings) throws Exception {
        try (StartedServer server = StartedServer.start(settings.gantry())) {
            return List.of(
                    row("wide-map", settings, maps(server, NARROW_MAP), maps(server, ITEMS)),
                    row(
                            "wide-parallel",
                            settings,
                            parallels(server, NARROW_PARALLEL),
                            parallels(server, WIDE_PARALLEL)));
        }
    }

    /** Maps of this width, without what they cost if they find no item in the same input. */
    private static Width maps(StartedServer server, int width) throws IOException {
        int count = ITEMS / width;
        String input =
                IntStream.range(0, width)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(",", "{\"none\":[],\"items\":[", "]}"));
        return new Width(
                width,
                execution(server, "no-items-" + width, maps(count, "none"), input),
                execution(server, "items-" + width, maps(count, "items"), input),
                count * width);
    }

    /** Parallels of this width, without what as many of one branch cost. */
    private static Width parallels(StartedServer server, int width) throws IOException {
        int count = BRANCHES / width;
        return new Width(
                width,
                execution(server, "branch-" + width, parallels(count, 1), "{}"),
                execution(server, "branches-" + width, parallels(count, width), "{}"),
                count * (width - 1));
    }

    private static Execution execution(
            StartedServer server, String name, String definition, String input) throws IOException {
        return new Execution(
                server,
                StepFunctionsLoad.createMachine(server, name, "EXPRESS", definition),
                input);
    }

    private record Execution(StartedServer server, String machine, String input) {
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

    /**
     * States of one width.
     *
     * @param items that {@code with} has and {@code without} has not
     */
    private record Width(int width, Execution without, Execution with, int items) {
        double microsEach(Settings settings) throws Exception {
            double base = without.micros(settings);
            return (with.micros(settings) - base) / items;
        }
    }

    private static Row row(String name, Settings settings, Width narrow, Width wide)
            throws Exception {
        for (long end = System.nanoTime() + settings.warmUp().toNanos();
                System.nanoTime() < end; ) {
            narrow.microsEach(settings);
            wide.microsEach(settings);
        }
        List<Double> ratios = new ArrayList<>();
        List<Double> narrows = new ArrayList<>();
        List<Double> wides = new ArrayList<>();
        for (int i = 0; i < settings.rounds(); i++) {
            narrows.add(narrow.microsEach(settings));
            wides.add(wide.microsEach(settings));
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
                "%.2f us each of %d against %.2f us each of %d, spread %s"
                        .formatted(
                                Medians.median(wides),
                                wide.width(),
                                Medians.median(narrows),
                                narrow.width(),
                                Medians.spread(ratios)));
    }

    private static String maps(int count, String items) {
        return IntStream.range(0, count)
                .mapToObj(no -> map(no, next("M", no, count), items))
                .collect(Collectors.joining(",", "{\"StartAt\": \"M0\", \"States\": {", "}}"));
    }

    private static String map(int no, String next, String items) {
        return """
        "M%1$d": {"Type": "Map", "ItemsPath": "$.%2$s", "ResultPath": null, %3$s,
          "ItemProcessor": {"StartAt": "I%1$d", "States": {"I%1$d": {"Type": "Pass", "End": true}}}}
        """
                .formatted(no, items, next);
    }

    private static String parallels(int count, int branches) {
        return IntStream.range(0, count)
                .mapToObj(no -> parallel(no, next("P", no, count), branches))
                .collect(Collectors.joining(",", "{\"StartAt\": \"P0\", \"States\": {", "}}"));
    }

    private static String parallel(int no, String next, int branches) {
        return IntStream.range(0, branches)
                .mapToObj(branch -> branch("B" + no + "-" + branch))
                .collect(
                        Collectors.joining(
                                ",",
                                "\"P%d\": {\"Type\": \"Parallel\", \"ResultPath\": null, %s, \"Branches\": ["
                                        .formatted(no, next),
                                "]}"));
    }

    private static String next(String prefix, int no, int count) {
        return no + 1 < count ? "\"Next\": \"" + prefix + (no + 1) + "\"" : "\"End\": true";
    }

    /** Names of states are unique in the whole machine. */
    private static String branch(String name) {
        return """
        {"StartAt": "%1$s", "States": {"%1$s": {"Type": "Pass", "End": true}}}
        """
                .formatted(name);
    }
}
