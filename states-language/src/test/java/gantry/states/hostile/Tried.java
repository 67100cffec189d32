package gantry.states.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.definition.DefinitionParser;
import gantry.states.definition.Diagnostic;
import gantry.states.definition.Parsed;
import gantry.states.definition.StateMachine;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.ExecutionHeader;
import gantry.states.interpreter.Interpreter;
import gantry.states.interpreter.Step;
import gantry.states.interpreter.Surroundings;

import org.jspecify.annotations.Nullable;

import java.util.Random;

/** A definition parsed and, if it is valid, run for some steps: neither may fail by a fault. */
final class Tried {
    /** Numbers that no arithmetic should write out, and what ordinary paths look for. */
    private static final Payload INPUT =
            Payload.ofText(
                    """
                    {"tiny": 1e-999999999, "huge": 1e999999999, "least": -9223372036854775808,
                     "list": [1, 2.50, "x", null, {"a": [true]}], "text": "x,y", "n": 3,
                     "a": {"b": {"c": 1}}, "wide": 123456789012345678901234567890}\
                    """);

    private static final int MOST_STEPS = 5;

    private Tried() {}

    /** Of a Pass state that gives this value of {@code Parameters.x.$}. */
    static @Nullable Execution jsonPath(String pathOrIntrinsic) {
        JsonObject state =
                JsonObject.of(
                        "Type",
                        "Pass",
                        "End",
                        true,
                        "Parameters",
                        JsonObject.of("x.$", pathOrIntrinsic));
        return state(state);
    }

    /** Of a Pass state with this expression as its output. */
    static @Nullable Execution jsonata(String expression) {
        JsonObject state = JsonObject.of("Type", "Pass", "End", true, "QueryLanguage", "JSONata");
        return state(state.with("Output", "{% " + expression + " %}"));
    }

    private static @Nullable Execution state(JsonObject state) {
        return definition(
                Json.print(JsonObject.of("StartAt", "S", "States", JsonObject.of("S", state))));
    }

    /** Null if it is refused. */
    static @Nullable Execution definition(String text) {
        Parsed parsed = DefinitionParser.parse(text, false);
        for (Diagnostic diagnostic : parsed.diagnostics()) {
            assertThat(diagnostic.message()).isNotEmpty();
        }
        StateMachine machine = parsed.machine();
        if (machine == null) {
            assertThat(parsed.diagnostics()).isNotEmpty();
            return null;
        }
        return run(machine);
    }

    private static Execution run(StateMachine machine) {
        Execution execution = Interpreter.begin(machine, header());
        var surroundings = new Surroundings(1_000, new Random(1), (frame, attempt) -> "token");
        Event event = new Event.Started();
        for (int i = 0; i < MOST_STEPS && !execution.status().isClosed(); i++) {
            Step step = Interpreter.advance(machine, execution, event, surroundings);
            execution = step.execution();
            event = new Event.Continue();
        }
        String cause = String.valueOf(execution.cause());
        assertThat(cause)
                .doesNotContain("internal error occurred while executing the state machine");
        return execution;
    }

    private static ExecutionHeader header() {
        return new ExecutionHeader(
                "arn:aws:states:us-east-1:000000000000:execution:m:e",
                "e",
                "arn:aws:states:us-east-1:000000000000:stateMachine:m",
                "m",
                "arn:aws:iam::000000000000:role/r",
                "us-east-1",
                false,
                1_000,
                INPUT);
    }
}
