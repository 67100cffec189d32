package gantry.states.interpreter;

import static gantry.states.interpreter.GeneratedMachine.ended;

import gantry.json.JsonArray;
import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The states of a {@link GeneratedMachine} that are in the query language JSONPath. */
final class GeneratedJsonPath {
    private static final List<String> SOUND_PATHS =
            List.of("$", "$.a", "$.b", "$.n", "$.list", "$$.State.Name", "$$.Execution.Input");
    private static final List<String> RISKY_PATHS =
            List.of(
                    "$.a.b",
                    "$.list[0]",
                    "$.list[7]",
                    "$.list[-1:]",
                    "$..b",
                    "$.list[?(@.n > 1)].n",
                    "$.missing",
                    "$$.Map.Item.Value",
                    "$$.Task.Token",
                    "$v0",
                    "$v0.b",
                    "$v1");
    private static final List<String> CALLS =
            List.of(
                    "States.Format('{} {}', $.a, $.b)",
                    "States.Array($, $.list)",
                    "States.ArrayLength($.list)",
                    "States.ArrayPartition($.list, 2)",
                    "States.ArrayContains($.list, 2)",
                    "States.ArrayRange(1, 9, 3)",
                    "States.ArrayGetItem($.list, 0)",
                    "States.ArrayUnique($.list)",
                    "States.MathAdd($.n, 1)",
                    "States.MathRandom(1, 9)",
                    "States.JsonToString($)",
                    "States.StringToJson(States.JsonToString($.list))",
                    "States.JsonMerge($, $, false)",
                    "States.StringSplit($.a, ',')",
                    "States.Base64Encode(States.JsonToString($.n))",
                    "States.Hash($.a, 'SHA-256')",
                    "States.UUID()");

    private final GeneratedMachine machine;
    private final Dice dice;

    GeneratedJsonPath(GeneratedMachine machine) {
        this.machine = machine;
        this.dice = machine.dice;
    }

    JsonObject ending(boolean fails) {
        if (!fails) {
            return JsonObject.of("Type", "Succeed");
        }
        JsonObject fail = JsonObject.of("Type", "Fail");
        return switch (dice.roll(4)) {
            case 0 -> fail.with("ErrorPath", "$.a").with("CausePath", path());
            case 1 -> fail.with("Error", "E2").with("CausePath", "States.Format('{}', $.n)");
            case 2 -> fail;
            default -> fail.with("Error", "E1").with("Cause", "made up");
        };
    }

    JsonObject pass(int depth, @Nullable String next) {
        JsonObject state = assigning(depth, flow(ended("Pass", next)));
        return switch (dice.roll(4)) {
            case 0, 1 -> state.with("Parameters", template());
            case 2 ->
                    state.with(
                            "Result",
                            JsonObject.of("n", (long) dice.roll(4), "list", JsonArray.of(1L)));
            default -> state;
        };
    }

    JsonObject choice(int depth, String next, String other) {
        JsonObject rule = rule();
        if (dice.oneIn(4)) {
            rule = JsonObject.of(dice.oneIn(2) ? "And" : "Or", JsonArray.of(rule, rule()));
        } else if (dice.oneIn(4)) {
            rule = JsonObject.of("Not", rule);
        }
        JsonObject first = assigning(depth, rule.with("Next", other));
        return assigning(
                depth,
                JsonObject.of(
                        "Type",
                        "Choice",
                        "Choices",
                        dice.oneIn(2)
                                ? JsonArray.of(first)
                                : JsonArray.of(first, rule().with("Next", next)),
                        "Default",
                        next));
    }

    private JsonObject rule() {
        return switch (dice.roll(9)) {
            case 0 -> rule("$.n", "NumericLessThan", 2L);
            case 1 -> rule("$.n", "NumericGreaterThanEqualsPath", "$.n");
            case 2 -> rule("$.a", "StringMatches", "x*");
            case 3 -> rule("$.b", "BooleanEquals", true);
            case 4 -> rule("$.t", "TimestampLessThan", "2023-11-14T22:13:25Z");
            case 5 -> rule("$.a", "IsString", dice.oneIn(2));
            case 6 -> rule("$.list[0]", "IsPresent", dice.oneIn(2));
            case 7 -> rule("$.t", "IsTimestamp", true);
            default -> rule("$.a", "IsPresent", true);
        };
    }

    private static JsonObject rule(String variable, String operator, Object operand) {
        return JsonObject.of("Variable", variable, operator, operand);
    }

    JsonObject wait(@Nullable String next) {
        JsonObject state = ended("Wait", next);
        return switch (dice.roll(6)) {
            case 0 -> state.with("SecondsPath", "$.n");
            case 1 -> state.with("TimestampPath", "$.t");
            case 2 -> state.with("Timestamp", "2023-11-14T22:13:25Z");
            default -> state.with("Seconds", (long) dice.roll(9));
        };
    }

    JsonObject task(int depth, @Nullable String next, String other) {
        String resource = machine.resource();
        JsonObject state = flow(ended("Task", next)).with("Resource", resource);
        if (dice.oneIn(2)) {
            state = state.with("TimeoutSeconds", 5L + dice.roll(9)).with("HeartbeatSeconds", 2L);
        } else if (dice.oneIn(6)) {
            state = state.with("TimeoutSecondsPath", "$.n");
        }
        if (dice.oneIn(8) && !resource.contains(":activity:")) {
            state =
                    state.with(
                            "Credentials",
                            JsonObject.of("RoleArn", "arn:aws:iam::000000000000:role/r"));
        }
        return handled(depth, results(state.with("Parameters", template())), next, other);
    }

    JsonObject parallel(int depth, @Nullable String next, String other, JsonArray branches) {
        JsonObject state = flow(ended("Parallel", next)).with("Branches", branches);
        return handled(depth, results(state), next, other);
    }

    JsonObject map(int depth, @Nullable String next, String other, JsonObject scope) {
        JsonObject state =
                flow(ended("Map", next))
                        .with("ItemProcessor", scope)
                        .with(
                                "ItemsPath",
                                dice.oneIn(8)
                                        ? dice.pick(List.of("$", "$.a", "$v0", "$.list[0]"))
                                        : "$.list");
        state =
                dice.oneIn(8)
                        ? state.with("MaxConcurrencyPath", "$.n")
                        : state.with("MaxConcurrency", (long) dice.roll(3));
        if (dice.oneIn(3)) {
            JsonObject selector = template().with("item.$", "$$.Map.Item.Value");
            state = state.with(dice.oneIn(3) ? "Parameters" : "ItemSelector", selector);
        }
        return handled(depth, results(state), next, other);
    }

    private JsonObject handled(int depth, JsonObject state, @Nullable String next, String other) {
        JsonObject handled = machine.retried(assigning(depth, state));
        if (next == null || dice.oneIn(3)) {
            return handled;
        }
        JsonObject catcher =
                JsonObject.of(
                        "ErrorEquals",
                        machine.errors(),
                        "Next",
                        other,
                        "ResultPath",
                        dice.oneIn(6) ? "$.a.b.c" : "$.error");
        return handled.with("Catch", JsonArray.of(assigning(depth, catcher)));
    }

    private JsonObject assigning(int depth, JsonObject object) {
        // A name belongs to one depth: no inner scope may assign an outer one's.
        return dice.oneIn(5)
                ? object.with(
                        "Assign",
                        dice.oneIn(2)
                                ? JsonObject.of("v" + depth + ".$", path())
                                : JsonObject.of("v" + depth, JsonObject.of("b", "one")))
                : object;
    }

    private JsonObject results(JsonObject state) {
        return dice.oneIn(6) ? state.with("ResultSelector", template()) : state;
    }

    private JsonObject flow(JsonObject state) {
        JsonObject flowing = state;
        if (dice.oneIn(10)) {
            flowing = flowing.with("InputPath", dice.oneIn(4) ? null : path());
        }
        if (dice.oneIn(2)) {
            flowing =
                    flowing.with(
                            "ResultPath",
                            dice.oneIn(3)
                                    ? null
                                    : dice.pick(List.of("$.r", "$.r", "$.a.b", "$.list[0].r")));
        }
        return dice.oneIn(14) ? flowing.with("OutputPath", path()) : flowing;
    }

    /** It has what later states look for. */
    private JsonObject template() {
        JsonObject template =
                JsonObject.of("list", JsonArray.of(1L, "x", JsonObject.empty()), "b", true)
                        .with("t", "2023-11-14T22:13:25Z");
        template = dice.oneIn(2) ? template.with("a.$", path()) : template.with("a", "x,y");
        return dice.oneIn(4)
                ? template.with("n.$", dice.pick(CALLS))
                : template.with("n", (long) dice.roll(4));
    }

    private String path() {
        return dice.pick(dice.oneIn(6) ? RISKY_PATHS : SOUND_PATHS);
    }
}
