package gantry.workflows.simulation;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A definition from chance, of everything that waits, is sent or runs side by side. Every state
 * keeps what it was given, so that no path leads nowhere, and no way leads back, so that it ends.
 */
final class GeneratedMachine {
    private static final int MAX_DEPTH = 2;

    /** More than stands inline in a row. */
    private static final String LARGE = "large ".repeat(900);

    private final Dice dice;
    private int names;

    /** How long its executions may take; 0 if it does not say. */
    long timeoutSeconds;

    /** How long its Wait states wait. */
    final Map<String, Long> waitSeconds = new HashMap<>();

    /** How long its states wait at least before they are tried again. */
    final Map<String, Long> retrySeconds = new HashMap<>();

    GeneratedMachine(Dice dice) {
        this.dice = dice;
    }

    String definition() {
        JsonObject scope = scope(0);
        if (dice.oneIn(4)) {
            timeoutSeconds = dice.between(10, 200);
            scope = scope.with("TimeoutSeconds", timeoutSeconds);
        }
        return Json.print(scope);
    }

    private JsonObject scope(int depth) {
        int count = 1 + dice.roll(depth == 0 ? 6 : 3);
        int first = names;
        names += count;
        var states = JsonObject.builder();
        for (int i = 0; i < count; i++) {
            String name = "S" + (first + i);
            String next = i + 1 < count ? "S" + (first + i + 1) : null;
            // A way that leaves some states out.
            String other = i + 1 < count ? "S" + (first + i + 1 + dice.roll(count - i - 1)) : null;
            states.put(name, state(name, depth, next, other));
        }
        return JsonObject.of("StartAt", "S" + first, "States", states.build());
    }

    private JsonObject state(
            String name, int depth, @Nullable String next, @Nullable String other) {
        if (next == null && dice.oneIn(6)) {
            return dice.oneIn(2)
                    ? JsonObject.of("Type", "Succeed")
                    : JsonObject.of("Type", "Fail", "Error", "Chosen", "Cause", "by chance");
        }
        return switch (dice.roll(depth < MAX_DEPTH ? 12 : 9)) {
            case 0 -> pass(next);
            case 1, 2 -> wait(name, next);
            case 3 -> next == null || other == null ? pass(null) : choice(next, other);
            case 4, 5, 6, 7, 8 -> handled(name, task(next), other);
            case 9, 10 -> handled(name, parallel(depth, next), other);
            default -> handled(name, map(depth, next), other);
        };
    }

    private JsonObject pass(@Nullable String next) {
        JsonObject pass = ended("Pass", next).with("ResultPath", "$.pass");
        return pass.with("Result", dice.oneIn(5) ? LARGE : "small");
    }

    private JsonObject wait(String name, @Nullable String next) {
        long seconds = dice.oneIn(3) ? dice.between(20, 90) : dice.between(1, 10);
        waitSeconds.put(name, seconds);
        return ended("Wait", next).with("Seconds", seconds);
    }

    private JsonObject choice(String next, String other) {
        return JsonObject.of(
                "Type",
                "Choice",
                "Choices",
                JsonArray.of(
                        JsonObject.of(
                                "Variable",
                                "$.pick",
                                "NumericLessThan",
                                (long) dice.roll(10),
                                "Next",
                                other)),
                "Default",
                next);
    }

    private JsonObject task(@Nullable String next) {
        JsonObject task = ended("Task", next).with("ResultPath", "$.result");
        int kind = dice.roll(6);
        task =
                switch (kind) {
                    case 0 -> task.with("Resource", "arn:aws:states:::sqs:sendMessage");
                    case 1 -> task.with("Resource", "arn:aws:states:::dynamodb:getItem");
                    case 2 ->
                            task.with(
                                    "Resource", "arn:aws:lambda:us-east-1:123456789012:function:f");
                    case 3 ->
                            task.with(
                                            "Resource",
                                            "arn:aws:states:::sqs:sendMessage.waitForTaskToken")
                                    .with("Parameters", JsonObject.of("token.$", "$$.Task.Token"));
                    default ->
                            task.with(
                                    "Resource",
                                    Machines.activityArn(dice.pick(Machines.ACTIVITIES)));
                };
        if (dice.oneIn(2)) {
            task = task.with("TimeoutSeconds", dice.between(20, 80));
        }
        return kind >= 3 && dice.oneIn(2)
                ? task.with("HeartbeatSeconds", dice.between(3, 15))
                : task;
    }

    private JsonObject parallel(int depth, @Nullable String next) {
        var branches = JsonArray.builder();
        for (int i = dice.roll(3); i >= 0; i--) {
            branches.add(scope(depth + 1));
        }
        return ended("Parallel", next)
                .with("ResultPath", "$.parallel")
                .with("Branches", branches.build());
    }

    private JsonObject map(int depth, @Nullable String next) {
        return ended("Map", next)
                .with("ResultPath", "$.map")
                .with("ItemsPath", "$.items")
                .with("MaxConcurrency", (long) dice.roll(4))
                .with("ItemProcessor", scope(depth + 1));
    }

    /** With what may follow a failure. */
    private JsonObject handled(String name, JsonObject state, @Nullable String other) {
        JsonObject handled = state;
        if (dice.oneIn(2)) {
            long seconds = dice.between(1, 5);
            retrySeconds.put(name, seconds);
            handled =
                    handled.with(
                            "Retry",
                            JsonArray.of(
                                    JsonObject.of(
                                            "ErrorEquals",
                                            JsonArray.of(errors()),
                                            "IntervalSeconds",
                                            seconds,
                                            "MaxAttempts",
                                            dice.between(1, 3),
                                            "BackoffRate",
                                            dice.oneIn(2) ? 1.0 : 2.0)));
        }
        return other != null && dice.oneIn(2)
                ? handled.with(
                        "Catch",
                        JsonArray.of(
                                JsonObject.of(
                                        "ErrorEquals",
                                        JsonArray.of("States.ALL"),
                                        "Next",
                                        other,
                                        "ResultPath",
                                        "$.error")))
                : handled;
    }

    private String errors() {
        return dice.pick(List.of("E1", "States.ALL", "States.Timeout", "SQS.SdkClientException"));
    }

    private static JsonObject ended(String type, @Nullable String next) {
        return next == null
                ? JsonObject.of("Type", type, "End", true)
                : JsonObject.of("Type", type, "Next", next);
    }

    /** An input of such a machine. */
    static JsonObject input(Dice dice, int number) {
        var items = JsonArray.builder();
        for (int i = dice.roll(5); i > 0; i--) {
            items.add(item(dice, i, JsonArray.of()));
        }
        return item(dice, number, items.build());
    }

    private static JsonObject item(Dice dice, int number, JsonArray items) {
        return JsonObject.of("n", (long) number, "pick", (long) dice.roll(10), "items", items);
    }
}
