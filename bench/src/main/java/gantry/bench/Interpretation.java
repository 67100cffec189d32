package gantry.bench;

import gantry.json.JsonLimits;
import gantry.json.Payload;
import gantry.states.definition.DefinitionParser;
import gantry.states.definition.StateMachine;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.ExecutionHeader;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.Interpreter;
import gantry.states.interpreter.Step;
import gantry.states.interpreter.Surroundings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The States Language alone, in this process: transitions a second on one core, and Express
 * executions a second on all; history events are built, nothing is stored.
 */
final class Interpretation implements Bench {
    private static final int TRANSITIONS = 10;
    private static final int INPUT_BYTES = 300;
    private static final double BAR_TRANSITIONS = 1_000_000;
    private static final double BAR_EXECUTIONS = 200_000;
    private static final double BAR_PEER = 3;

    /** Passes that write their number, Choices that read it, and a Succeed. */
    private static final String TEN_STATES = tenStates();

    @Override
    public String name() {
        return "interpreter";
    }

    @Override
    public List<Row> run(Settings settings) throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        return List.of(
                row(settings, "interpreter", TEN_STATES, 1, TRANSITIONS, BAR_TRANSITIONS),
                row(
                        settings,
                        "express-in-process",
                        StepFunctionsLoad.THREE_STATES,
                        cores,
                        1,
                        BAR_EXECUTIONS),
                againstNpm(settings));
    }

    /** The same machine in aws-local-stepfunctions, which builds no history events, in turns. */
    private static Row againstNpm(Settings settings) throws Exception {
        StateMachine machine = DefinitionParser.parse(TEN_STATES, true).requireMachine();
        Path folder = Peers.of(settings.gantry()).node();
        var command = List.of(Peers.nodeCommand(folder), "interpreter.mjs", TEN_STATES, input());
        List<Double> ours = new ArrayList<>();
        List<Double> its = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        try (PeerProcess peer = PeerProcess.start(folder, command)) {
            peer.perSecond(settings.warmUp());
            for (int i = 0; i < settings.rounds(); i++) {
                ours.add(perSecond(machine, 1, settings.round()) * TRANSITIONS);
                its.add(peer.perSecond(settings.round()) * TRANSITIONS);
                ratios.add(ours.getLast() / its.getLast());
            }
        }
        double ratio = Medians.median(ratios);
        return new Row(
                "interpreter-npm",
                ratio,
                "x its rate",
                ">= %.0f".formatted(BAR_PEER),
                ratio >= BAR_PEER,
                "%.0f transitions/s against %.0f of aws-local-stepfunctions, spread %s"
                        .formatted(
                                Medians.median(ours), Medians.median(its), Medians.spread(ratios)));
    }

    private static Row row(
            Settings settings, String name, String definition, int threads, int each, double bar)
            throws Exception {
        StateMachine machine = DefinitionParser.parse(definition, true).requireMachine();
        perSecond(machine, threads, settings.warmUp());
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < settings.rounds(); i++) {
            rates.add(perSecond(machine, threads, settings.round()) * each);
        }
        double median = Medians.median(rates);
        return new Row(
                name,
                median,
                each == 1 ? "exec/s" : "trans/s",
                ">= %.0f".formatted(bar),
                median >= bar,
                "%d thread(s), a payload of %d bytes, spread %s"
                        .formatted(threads, INPUT_BYTES, Medians.spread(rates)));
    }

    private static double perSecond(StateMachine machine, int threads, Duration duration)
            throws Exception {
        var loops = new ArrayList<Callable<Long>>();
        for (int i = 0; i < threads; i++) {
            loops.add(() -> countUntil(machine, System.nanoTime() + duration.toNanos()));
        }
        long count = 0;
        try (var executor = Executors.newFixedThreadPool(threads)) {
            for (Future<Long> loop : executor.invokeAll(loops)) {
                count += loop.get();
            }
        }
        return count / (duration.toNanos() / 1e9);
    }

    private static long countUntil(StateMachine machine, long endNanos) {
        String input = input();
        var random = new SplittableRandom(1);
        long count = 0;
        while (System.nanoTime() < endNanos) {
            execute(machine, Payload.parse(input, JsonLimits.PAYLOAD), random);
            count++;
        }
        return count;
    }

    private static void execute(StateMachine machine, Payload input, SplittableRandom random) {
        var header =
                new ExecutionHeader(
                        "arn:aws:states:us-east-1:000000000000:express:m:e:r",
                        "e",
                        "arn:aws:states:us-east-1:000000000000:stateMachine:m",
                        "m",
                        "arn:aws:iam::000000000000:role/r",
                        "us-east-1",
                        true,
                        0,
                        input);
        var surroundings = new Surroundings(0, random, (frame, attempt) -> "token");
        Step step =
                Interpreter.advance(
                        machine,
                        Interpreter.begin(machine, header),
                        new Event.Started(),
                        surroundings);
        if (step.execution().status() != ExecutionStatus.SUCCEEDED || step.events().isEmpty()) {
            throw new IllegalStateException("It ended " + step.execution().status());
        }
    }

    private static String tenStates() {
        var states = new StringBuilder();
        int last = TRANSITIONS / 2 - 1;
        for (int i = 0; i <= last; i++) {
            states.append(
                    """
                    "P%1$d": {"Type": "Pass", "Result": %1$d, "ResultPath": "$.count", "Next": "%2$s"},
                    """
                            .formatted(i, i == last ? "End" : "C" + i));
            if (i < last) {
                states.append(
                        """
                        "C%1$d": {"Type": "Choice", "Choices": [{"Variable": "$.count", "NumericEquals": -1, "Next": "P0"}], "Default": "P%2$d"},
                        """
                                .formatted(i, i + 1));
            }
        }
        return "{\"StartAt\": \"P0\", \"States\": {"
                + states
                + "\"End\": {\"Type\": \"Succeed\"}}}";
    }

    /** The load's input, filled up to 300 bytes. */
    private static String input() {
        String input = new String(StepFunctionsLoad.input(), StandardCharsets.UTF_8);
        String head = "{\"more\":\"";
        int missing = INPUT_BYTES - input.length() - head.length() - 1;
        return head + "x".repeat(missing) + "\"," + input.substring(1);
    }
}
