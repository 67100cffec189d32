package gantry.states.interpreter;

import static gantry.states.interpreter.GeneratedMachine.ended;

import gantry.json.JsonArray;
import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The states of a {@link GeneratedMachine} that are in the query language JSONata: their
 * expressions parse, and may come to nothing, to another type or to an error.
 */
final class GeneratedJsonata {
    private static final List<String> SOUND =
            List.of(
                    "$states.input",
                    "$states.input.n",
                    "$states.input.list[]",
                    "$states.context.State.Name",
                    "$string($states.input)",
                    "$count($states.input.list)",
                    "$map($states.input.list, function($x){ [$x] })[]",
                    "$parse('[1]')",
                    "$uuid()",
                    "$random()",
                    "$random(7)",
                    "$hash('x', 'MD5')",
                    "$now()",
                    "$exists($v1) ? $v1 : 'none'");
    private static final List<String> RISKY =
            List.of(
                    "$states.input.a.b",
                    "$states.input.list[0]",
                    "$states.result",
                    "$partition([1..5], $states.input.n)",
                    "$range(1, 9, $states.input.n)",
                    "$sort($states.input.list)",
                    "$states.context.Task.Token",
                    "$states.input.n + 1",
                    "1/0",
                    "$v0",
                    "$v0.b",
                    "$sum($v0)",
                    "function($x){$x}",
                    "$error('made up')");
    private static final List<String> CONDITIONS =
            List.of(
                    "{% $states.input.n < 2 %}",
                    "{% $states.input.b = true %}",
                    "{% $exists($v0) %}",
                    "{% $count($states.input.list) > 1 %}",
                    "{% $states.input.b %}");

    private final GeneratedMachine machine;
    private final Dice dice;

    GeneratedJsonata(GeneratedMachine machine) {
        this.machine = machine;
        this.dice = machine.dice;
    }

    JsonObject ending(boolean fails, int depth) {
        if (!fails) {
            JsonObject succeed = JsonObject.of("Type", "Succeed");
            return dice.oneIn(2) ? succeed.with("Output", template()) : succeed;
        }
        return JsonObject.of("Type", "Fail")
                .with("Error", dice.oneIn(2) ? "{% 'E' & $string($states.input.n) %}" : "E1")
                .with("Cause", dice.oneIn(2) ? expression() : "made up at " + depth);
    }

    JsonObject pass(int depth, @Nullable String next) {
        return shaped(depth, ended("Pass", next));
    }

    JsonObject choice(int depth, String next, String other) {
        JsonObject choice = JsonObject.of("Condition", dice.pick(CONDITIONS), "Next", other);
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
        JsonObject state = ended("Wait", next);
        return shaped(
                depth,
                switch (dice.roll(4)) {
                    case 0 -> state.with("Seconds", "{% $states.input.n %}");
                    case 1 -> state.with("Timestamp", "{% $states.input.t %}");
                    default -> state.with("Seconds", (long) dice.roll(5));
                });
    }

    JsonObject task(int depth, @Nullable String next, String other) {
        JsonObject state =
                ended("Task", next)
                        .with("Resource", machine.resource())
                        .with("Arguments", template());
        if (dice.oneIn(3)) {
            state = state.with("TimeoutSeconds", "{% 5 + $count($states.input.list) %}");
        }
        if (dice.oneIn(4)) {
            state = state.with("HeartbeatSeconds", "{% 1 + $count($states.input.list) %}");
        }
        return handled(depth, shaped(depth, state), next, other);
    }

    JsonObject parallel(int depth, @Nullable String next, String other, JsonArray branches) {
        JsonObject state = ended("Parallel", next).with("Branches", branches);
        if (dice.oneIn(3)) {
            state = state.with("Arguments", template());
        }
        return handled(depth, shaped(depth, state), next, other);
    }

    JsonObject map(int depth, @Nullable String next, String other, JsonObject scope) {
        String items =
                dice.oneIn(100) // as many as make a step too long
                        ? "{% [1..400] %}"
                        : dice.pick(
                                List.of(
                                        "{% $states.input.list[] %}",
                                        "{% $states.input.list %}", "{% [1..3] %}"));
        JsonObject state = ended("Map", next).with("ItemProcessor", scope).with("Items", items);
        if (dice.oneIn(2)) {
            state =
                    state.with(
                            "MaxConcurrency",
                            dice.oneIn(4) ? "{% $states.input.n %}" : (Object) 2L);
        }
        if (dice.oneIn(2)) {
            state = state.with("ItemSelector", template());
        }
        return handled(depth, shaped(depth, state), next, other);
    }

    private JsonObject handled(int depth, JsonObject state, @Nullable String next, String other) {
        JsonObject handled = machine.retried(state);
        if (next == null || dice.oneIn(3)) {
            return handled;
        }
        JsonObject catcher = JsonObject.of("ErrorEquals", machine.errors(), "Next", other);
        if (dice.oneIn(2)) {
            catcher = catcher.with("Output", "{% $merge([$states.input, $states.errorOutput]) %}");
        }
        return handled.with("Catch", JsonArray.of(shaped(depth, catcher)));
    }

    private JsonObject shaped(int depth, JsonObject object) {
        JsonObject shaped = object;
        if (dice.oneIn(3) && !object.containsKey("Output")) {
            shaped = shaped.with("Output", template());
        }
        // A name belongs to one depth: no inner scope may assign an outer one's.
        return dice.oneIn(5)
                ? shaped.with("Assign", JsonObject.of("v" + depth, expression()))
                : shaped;
    }

    /** Most keep what later states look for. */
    private Object template() {
        return switch (dice.roll(5)) {
            case 0 -> expression();
            case 1, 2 -> "{% $merge([$states.input, {'n': 1, 'list': [1, 2]}]) %}";
            default ->
                    JsonObject.of(
                                    "a",
                                    expression(),
                                    "n",
                                    (long) dice.roll(4),
                                    "list",
                                    JsonArray.of(1L, 2L))
                            .with("b", true)
                            .with("t", "2023-11-14T22:13:25Z");
        };
    }

    private String expression() {
        return "{% " + dice.pick(dice.oneIn(6) ? RISKY : SOUND) + " %}";
    }
}
