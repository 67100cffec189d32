package gantry.states.interpreter;

import gantry.json.Json;
import gantry.json.Payload;
import gantry.states.definition.DefinitionParser;
import gantry.states.definition.StateMachine;
import gantry.states.local.LocalClock;
import gantry.states.local.LocalExecution;
import gantry.states.local.TaskAnswer;
import gantry.states.local.TaskHandler;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Random;

/** Executions of tests: the definition and the input as JSON with single quotes. */
final class Runs {
    static final long START_MS = 1_700_000_000_000L;

    private Runs() {}

    static StateMachine machine(String definition) {
        return DefinitionParser.parse(definition.replace('\'', '"'), false).requireMachine();
    }

    static ExecutionHeader header(String input) {
        return new ExecutionHeader(
                "arn:aws:states:us-east-1:000000000000:execution:m:e",
                "e",
                "arn:aws:states:us-east-1:000000000000:stateMachine:m",
                "m",
                "arn:aws:iam::000000000000:role/r",
                "us-east-1",
                false,
                START_MS,
                Payload.of(Json.parse(input.replace('\'', '"'))));
    }

    static LocalExecution of(String definition, String input, TaskHandler tasks) {
        return new LocalExecution(
                machine(definition),
                header(input),
                tasks,
                LocalClock.virtual(START_MS),
                new Random(1));
    }

    /** Without any task. */
    static Execution run(String definition, String input) {
        return of(definition, input, _ -> TaskAnswer.none()).run().execution();
    }

    /** Of a machine with this one state, named S. */
    static Execution runState(String state, String input) {
        return run("{'StartAt': 'S', 'States': {'S': " + state + "}}", input);
    }

    static @Nullable String output(Execution execution) {
        Payload output = execution.output();
        return output == null ? null : output.text().replace('"', '\'');
    }

    /** {@code 3<2 PassStateExited}: id, previous id and type. */
    static List<String> events(LocalExecution execution) {
        return execution.history().stream()
                .map(
                        event ->
                                event.id()
                                        + "<"
                                        + event.previousEventId()
                                        + " "
                                        + event.type().wireName())
                .toList();
    }
}
