package gantry.states.interpreter;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.local.LocalTask;
import gantry.states.local.TaskAnswer;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Random;

/**
 * A definition, an input and answers of tasks, all from one seed: valid to the parser, but with
 * paths that may lead nowhere and errors that may or may not be caught.
 */
final class GeneratedMachine {
    private static final int MAX_DEPTH = 2;
    private static final List<String> PATHS =
            List.of(
                    "$",
                    "$.a",
                    "$.b",
                    "$.a.b",
                    "$.list",
                    "$.list[0]",
                    "$.list[7]",
                    "$$.State.Name",
                    "$v0",
                    "$v0.b");
    private static final List<String> CALLS =
            List.of(
                    "States.Format('{} {}', $.a, $.b)",
                    "States.Array($, $.list)",
                    "States.ArrayLength($.list)",
                    "States.MathAdd($.n, 1)",
                    "States.JsonToString($)",
                    "States.StringSplit($.a, ',')",
                    "States.UUID()");
    private static final List<String> ERRORS =
            List.of("E1", "E2", "States.Timeout", "States.TaskFailed", "States.ALL");

    private final Random random;
    private final GeneratedJsonata jsonata = new GeneratedJsonata(this);
    private int names;

    GeneratedMachine(long seed) {
        this.random = new Random(seed);
    }

    String definition() {
        JsonObject scope = scope(0);
        return Json.print(
                random.nextInt(4) == 0 ? scope.with("TimeoutSeconds", 1L + roll(30)) : scope);
    }

    Payload input() {
        return Payload.of(value(3));
    }

    TaskAnswer answer(LocalTask task) {
        return switch ((int) roll(6)) {
            case 0, 1, 2 -> TaskAnswer.succeeded(Payload.of(value(2)));
            case 3, 4 -> TaskAnswer.failed("E" + (1 + roll(2)), "attempt " + task.attempt());
            default -> TaskAnswer.none();
        };
    }

    private JsonObject scope(int depth) {
        int count = 1 + (int) roll(4);
        int first = names;
        names += count;
        var states = JsonObject.builder();
        for (int i = 0; i < count; i++) {
            String next = i + 1 < count ? "S" + (first + i + 1) : null;
            states.put("S" + (first + i), state(depth, next));
        }
        return JsonObject.of("StartAt", "S" + first, "States", states.build());
    }

    private JsonObject state(int depth, @Nullable String next) {
        return roll(2) == 0 ? jsonataState(depth, next) : jsonPathState(depth, next);
    }

    private JsonObject jsonataState(int depth, @Nullable String next) {
        return switch ((int) roll(depth < MAX_DEPTH ? 8 : 6)) {
            case 0, 1 -> jsonata.pass(depth, next);
            case 2 -> next == null ? choice(null) : jsonata.choice(depth, next);
            case 3 -> jsonata.wait(depth, next);
            case 4, 5 -> jsonata.task(depth, next);
            case 6 -> jsonata.parallel(depth, next, () -> scope(depth + 1));
            default -> jsonata.map(depth, next, () -> scope(depth + 1));
        };
    }

    private JsonObject jsonPathState(int depth, @Nullable String next) {
        return switch ((int) roll(depth < MAX_DEPTH ? 8 : 6)) {
            case 0, 1 -> pass(depth, next);
            case 2 -> choice(next);
            case 3 -> wait(next);
            case 4, 5 -> task(next);
            case 6 -> parallel(depth, next);
            default -> map(depth, next);
        };
    }

    private JsonObject pass(int depth, @Nullable String next) {
        JsonObject state = flow(ended("Pass", next));
        if (roll(3) == 0) {
            state = state.with("Assign", JsonObject.of("v" + depth + ".$", pick(PATHS)));
        }
        return roll(2) == 0 ? state.with("Parameters", template()) : state;
    }

    private JsonObject choice(@Nullable String next) {
        if (next == null) {
            return roll(3) == 0
                    ? JsonObject.of("Type", "Fail", "Error", "E1", "Cause", "made up")
                    : JsonObject.of("Type", "Succeed");
        }
        JsonObject present = JsonObject.of("Variable", "$.a", "IsPresent", true, "Next", next);
        JsonObject less = JsonObject.of("Variable", "$.n", "NumericLessThan", 2L, "Next", next);
        return JsonObject.of(
                "Type",
                "Choice",
                "Choices",
                roll(3) == 0 ? JsonArray.of(less, present) : JsonArray.of(present),
                "Default",
                next);
    }

    private JsonObject wait(@Nullable String next) {
        JsonObject state = ended("Wait", next);
        return roll(4) == 0 ? state.with("SecondsPath", "$.n") : state.with("Seconds", roll(9));
    }

    private JsonObject task(@Nullable String next) {
        String pattern = roll(3) == 0 ? ".waitForTaskToken" : "";
        JsonObject state =
                flow(ended("Task", next))
                        .with("Resource", "arn:aws:states:::sqs:sendMessage" + pattern);
        if (roll(2) == 0) {
            state = state.with("TimeoutSeconds", 5L + roll(9)).with("HeartbeatSeconds", 2L);
        }
        return handled(state.with("Parameters", template()), next);
    }

    private JsonObject parallel(int depth, @Nullable String next) {
        var branches = JsonArray.builder();
        for (long i = roll(3); i >= 0; i--) {
            branches.add(scope(depth + 1));
        }
        return handled(flow(ended("Parallel", next)).with("Branches", branches.build()), next);
    }

    private JsonObject map(int depth, @Nullable String next) {
        JsonObject state =
                flow(ended("Map", next))
                        .with("ItemProcessor", scope(depth + 1))
                        .with("ItemsPath", roll(3) == 0 ? "$" : "$.list")
                        .with("MaxConcurrency", roll(3));
        return handled(roll(3) == 0 ? state.with("ItemSelector", template()) : state, next);
    }

    private JsonObject handled(JsonObject state, @Nullable String next) {
        JsonObject handled = state;
        if (roll(2) == 0) {
            JsonObject retrier =
                    JsonObject.of(
                            "ErrorEquals",
                            JsonArray.of(pick(ERRORS)),
                            "MaxAttempts",
                            roll(3),
                            "JitterStrategy",
                            roll(2) == 0 ? "FULL" : "NONE");
            handled = handled.with("Retry", JsonArray.of(retrier));
        }
        if (next != null && roll(2) == 0) {
            JsonObject catcher =
                    JsonObject.of(
                            "ErrorEquals",
                            JsonArray.of(pick(ERRORS)),
                            "Next",
                            next,
                            "ResultPath",
                            "$.error");
            handled = handled.with("Catch", JsonArray.of(catcher));
        }
        return handled;
    }

    private JsonObject flow(JsonObject state) {
        JsonObject flowing = state;
        if (roll(5) == 0) {
            flowing = flowing.with("InputPath", roll(4) == 0 ? null : pick(PATHS));
        }
        if (roll(2) == 0) {
            flowing = flowing.with("ResultPath", roll(3) == 0 ? null : "$.a.b");
        }
        return roll(6) == 0 ? flowing.with("OutputPath", pick(PATHS)) : flowing;
    }

    private JsonObject template() {
        JsonObject template = JsonObject.of("list", JsonArray.of(1L, "x", JsonObject.empty()));
        if (roll(2) == 0) {
            template = template.with("a.$", pick(PATHS));
        }
        return roll(3) == 0 ? template.with("b.$", pick(CALLS)) : template.with("n", roll(4));
    }

    static JsonObject ended(String type, @Nullable String next) {
        return next == null
                ? JsonObject.of("Type", type, "End", true)
                : JsonObject.of("Type", type, "Next", next);
    }

    private Object value(int depth) {
        JsonObject value =
                JsonObject.of(
                        "a",
                        roll(2) == 0 ? "x,y" : JsonObject.of("b", roll(5)),
                        "b",
                        roll(2) == 0,
                        "n",
                        roll(4));
        var list = JsonArray.builder();
        for (long i = roll(5); i > 0 && depth > 0; i--) {
            list.add(roll(2) == 0 ? i : value(depth - 1));
        }
        return roll(6) == 0 ? list.build() : value.with("list", list.build());
    }

    String pick(List<String> from) {
        return from.get((int) roll(from.size()));
    }

    long roll(int bound) {
        return random.nextInt(bound);
    }
}
