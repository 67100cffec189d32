package gantry.states.interpreter;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A definition from chance: valid to the parser, but with paths that may lead nowhere and errors
 * that may or may not be caught. All of it is in one query language, or each state in its own.
 */
final class GeneratedMachine {
    private static final int MAX_DEPTH = 2;
    private static final int MIXED = 2;

    final Dice dice;
    final boolean express;
    private final int languages;
    private final boolean loops;
    private final GeneratedJsonPath jsonPath;
    private final GeneratedJsonata jsonata;
    private final Map<String, String> languageOfState = new HashMap<>();
    private int names;

    GeneratedMachine(Dice dice) {
        this.dice = dice;
        this.express = dice.oneIn(6);
        this.languages = dice.roll(4);
        this.loops = dice.oneIn(800);
        this.jsonPath = new GeneratedJsonPath(this);
        this.jsonata = new GeneratedJsonata(this);
    }

    String definition() {
        JsonObject scope = scope(0);
        if (languages == 1) {
            scope = scope.with("QueryLanguage", "JSONata");
        }
        return Json.print(dice.oneIn(4) ? scope.with("TimeoutSeconds", 1L + dice.roll(30)) : scope);
    }

    /** State to query language. */
    Map<String, String> languages() {
        return languageOfState;
    }

    /** States that lead from each to the next; the last one ends. */
    private JsonObject scope(int depth) {
        int count = 1 + dice.roll(depth == 0 ? 5 : 2);
        int first = names;
        names += count;
        var states = JsonObject.builder();
        for (int i = 0; i < count; i++) {
            String next = i + 1 < count ? "S" + (first + i + 1) : null;
            // A way back makes a loop that may be endless: the history's limit ends it.
            String other = loops && depth == 0 ? "S" + (first + dice.roll(count)) : next;
            String name = "S" + (first + i);
            boolean isJsonata = languages == 1 || (languages >= MIXED && dice.oneIn(2));
            languageOfState.put(name, isJsonata ? "JSONata" : "JSONPath");
            JsonObject state = state(isJsonata, depth, next, other);
            // In a machine of JSONPath a state says that it is of JSONata.
            states.put(
                    name,
                    isJsonata && languages != 1 ? state.with("QueryLanguage", "JSONata") : state);
        }
        return JsonObject.of("StartAt", "S" + first, "States", states.build());
    }

    private JsonObject state(
            boolean isJsonata, int depth, @Nullable String next, @Nullable String other) {
        if (next == null && dice.oneIn(2)) {
            return isJsonata
                    ? jsonata.ending(dice.oneIn(3), depth)
                    : jsonPath.ending(dice.oneIn(3));
        }
        int kind = dice.roll(depth < MAX_DEPTH ? 10 : 7);
        if (next == null || other == null) {
            kind = kind == 2 || kind == 3 ? 0 : kind; // nothing to choose from
            return isJsonata
                    ? jsonataState(kind, depth, null, "")
                    : jsonPathState(kind, depth, null, "");
        }
        return isJsonata
                ? jsonataState(kind, depth, next, other)
                : jsonPathState(kind, depth, next, other);
    }

    private JsonObject jsonataState(int kind, int depth, @Nullable String next, String other) {
        return switch (kind) {
            case 0, 1 -> jsonata.pass(depth, next);
            case 2, 3 -> jsonata.choice(depth, String.valueOf(next), other);
            case 4 -> jsonata.wait(depth, next);
            case 5, 6 -> jsonata.task(depth, next, other);
            case 7 -> jsonata.parallel(depth, next, other, branches(depth));
            default -> jsonata.map(depth, next, other, scope(depth + 1));
        };
    }

    private JsonObject jsonPathState(int kind, int depth, @Nullable String next, String other) {
        return switch (kind) {
            case 0, 1 -> jsonPath.pass(depth, next);
            case 2, 3 -> jsonPath.choice(depth, String.valueOf(next), other);
            case 4 -> jsonPath.wait(next);
            case 5, 6 -> jsonPath.task(depth, next, other);
            case 7 -> jsonPath.parallel(depth, next, other, branches(depth));
            default -> jsonPath.map(depth, next, other, scope(depth + 1));
        };
    }

    private JsonArray branches(int depth) {
        var branches = JsonArray.builder();
        for (int i = dice.roll(3); i >= 0; i--) {
            branches.add(scope(depth + 1));
        }
        return branches.build();
    }

    static JsonObject ended(String type, @Nullable String next) {
        return next == null
                ? JsonObject.of("Type", type, "End", true)
                : JsonObject.of("Type", type, "Next", next);
    }

    /** Of a Task: each kind that the interpreter tells apart. */
    String resource() {
        String action =
                dice.pick(
                        express
                                ? List.of("sqs:sendMessage", "lambda:invoke")
                                : List.of(
                                        "sqs:sendMessage",
                                        "sqs:sendMessage.waitForTaskToken",
                                        "states:startExecution.sync:2",
                                        "batch:submitJob.sync",
                                        "aws-sdk:dynamodb:getItem",
                                        "activity:worker",
                                        "function"));
        return switch (action) {
            case "function" -> "arn:aws:lambda:us-east-1:000000000000:function:f";
            case "activity:worker" -> "arn:aws:states:us-east-1:000000000000:activity:worker";
            default -> "arn:aws:states:::" + action;
        };
    }

    /** A Retry of one or two rules. */
    JsonObject retried(JsonObject state) {
        if (!dice.oneIn(3)) {
            return state;
        }
        JsonObject retrier =
                JsonObject.of(
                        "ErrorEquals",
                        errors(),
                        "MaxAttempts",
                        (long) dice.roll(3),
                        "IntervalSeconds",
                        (long) dice.roll(3),
                        "JitterStrategy",
                        dice.oneIn(2) ? "FULL" : "NONE");
        if (dice.oneIn(3)) {
            retrier = retrier.with("BackoffRate", 1.5).with("MaxDelaySeconds", 2L);
        }
        return state.with(
                "Retry",
                retrier.get("ErrorEquals") instanceof JsonArray errors
                                && !errors.contains("States.ALL")
                                && dice.oneIn(2)
                        ? JsonArray.of(
                                retrier, JsonObject.of("ErrorEquals", JsonArray.of("States.ALL")))
                        : JsonArray.of(retrier));
    }

    JsonArray errors() {
        String error =
                dice.pick(
                        List.of(
                                "E1",
                                "E2",
                                "States.Timeout",
                                "States.HeartbeatTimeout",
                                "States.TaskFailed",
                                "States.ALL",
                                "States.ALL"));
        return error.equals("States.ALL") || !dice.oneIn(4)
                ? JsonArray.of(error)
                : JsonArray.of(error, "States.Runtime");
    }
}
