package gantry.states.interpreter;

import gantry.json.JsonArray;
import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/**
 * The states of a {@link GeneratedMachine} that are in the query language JSONata: their
 * expressions parse, and may come to nothing, to another type or to an error.
 */
final class GeneratedJsonata {
    private static final List<String> EXPRESSIONS =
            List.of(
                    "$states.input",
                    "$states.input.a",
                    "$states.input.n + 1",
                    "$states.input.list[0]",
                    "$states.result",
                    "$states.context.State.Name",
                    "$string($states.input)",
                    "$count($states.input.list)",
                    "$map($states.input.list, function($x){ [$x] })",
                    "$partition([1..5], $states.input.n)",
                    "$range(1, 9, $states.input.n)",
                    "$parse('[1]')",
                    "$uuid()",
                    "$random()",
                    "$now()",
                    "1/0",
                    "$v0",
                    "$v0.b",
                    "$exists($v1) ? $v1 : 'none'",
                    "$sum($v0)");

    private final GeneratedMachine machine;

    GeneratedJsonata(GeneratedMachine machine) {
        this.machine = machine;
    }

    JsonObject pass(int depth, @Nullable String next) {
        return shaped(depth, GeneratedMachine.ended("Pass", next));
    }

    JsonObject choice(int depth, String next) {
        JsonObject choice =
                JsonObject.of(
                        "Condition",
                        machine.pick(
                                List.of(
                                        "{% $states.input.n < 2 %}",
                                        "{% $states.input.b %}", "{% $exists($v0) %}")),
                        "Next",
                        next);
        JsonObject state =
                JsonObject.of(
                        "Type",
                        "Choice",
                        "Choices",
                        JsonArray.of(shaped(depth, choice)),
                        "Default",
                        next);
        return shaped(depth, state);
    }

    JsonObject wait(int depth, @Nullable String next) {
        return shaped(
                depth,
                GeneratedMachine.ended("Wait", next).with("Seconds", "{% $states.input.n %}"));
    }

    JsonObject task(int depth, @Nullable String next) {
        JsonObject state =
                GeneratedMachine.ended("Task", next)
                        .with("Resource", "arn:aws:states:::sqs:sendMessage")
                        .with("Arguments", template())
                        .with("TimeoutSeconds", "{% 5 + $count($states.input.list) %}");
        return handled(depth, shaped(depth, state), next);
    }

    JsonObject parallel(int depth, @Nullable String next, Supplier<JsonObject> scope) {
        JsonObject state =
                GeneratedMachine.ended("Parallel", next)
                        .with("Branches", JsonArray.of(scope.get(), scope.get()));
        return handled(depth, shaped(depth, state), next);
    }

    JsonObject map(int depth, @Nullable String next, Supplier<JsonObject> scope) {
        JsonObject state =
                GeneratedMachine.ended("Map", next)
                        .with("ItemProcessor", scope.get())
                        .with(
                                "Items",
                                machine.pick(List.of("{% $states.input.list %}", "{% [1..3] %}")))
                        .with("MaxConcurrency", "{% $states.input.n %}");
        return handled(depth, shaped(depth, state.with("ItemSelector", template())), next);
    }

    private JsonObject handled(int depth, JsonObject state, @Nullable String next) {
        if (next == null || machine.roll(2) == 0) {
            return state;
        }
        JsonObject catcher = JsonObject.of("ErrorEquals", JsonArray.of("States.ALL"), "Next", next);
        if (machine.roll(2) == 0) {
            catcher = catcher.with("Output", "{% $states.errorOutput %}");
        }
        return state.with("Catch", JsonArray.of(shaped(depth, catcher)));
    }

    private JsonObject shaped(int depth, JsonObject object) {
        JsonObject shaped = object;
        if (machine.roll(2) == 0 && !object.containsKey("Output")) {
            shaped = shaped.with("Output", template());
        }
        if (machine.roll(3) == 0) {
            // a name belongs to one depth: no inner scope may assign an outer one's
            shaped = shaped.with("Assign", JsonObject.of("v" + depth, expression()));
        }
        return object.containsKey("Type") ? shaped.with("QueryLanguage", "JSONata") : shaped;
    }

    /** Most keep what later states look for. */
    private Object template() {
        return switch ((int) machine.roll(4)) {
            case 0 -> expression();
            case 1 -> "{% $merge([$states.input, {'n': 1, 'list': [1, 2]}]) %}";
            default ->
                    JsonObject.of(
                            "a", expression(), "n", machine.roll(4), "list", JsonArray.of(1L, 2L));
        };
    }

    private String expression() {
        return "{% " + machine.pick(EXPRESSIONS) + " %}";
    }
}
