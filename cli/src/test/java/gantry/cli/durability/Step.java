package gantry.cli.durability;

import gantry.json.Json;
import gantry.json.JsonObject;

import java.util.List;
import java.util.Objects;

/**
 * One piece of work that an activity's input names; what it answers depends on nothing else, so
 * that a disturbed execution ends as an undisturbed one.
 *
 * @param execution the name of the execution that wants it
 * @param name unique in its execution
 */
record Step(String execution, String name, long value) {
    static final String QUICK = "quick";

    /** Fails at first. */
    static final String FLAKY = "flaky";

    /** Takes several heartbeats. */
    static final String LABOUR = "labour";

    static final List<String> ACTIVITIES = List.of(QUICK, FLAKY, LABOUR);

    static final String FLAKY_ERROR = "Flaky.Again";

    private static final int FLAKY_FAILURES = 2;

    static Step of(Object input) {
        var object = (JsonObject) input;
        return new Step(
                text(object, "execution"),
                text(object, "step"),
                (Long) Objects.requireNonNull(object.get("value")));
    }

    static Step ofText(String input) {
        return of(Objects.requireNonNull(Json.parse(input)));
    }

    /**
     * Whether this attempt is one that fails.
     *
     * @param handOut 1 for the first
     */
    static boolean fails(String activity, int handOut) {
        return activity.equals(FLAKY) && handOut <= FLAKY_FAILURES;
    }

    JsonObject output() {
        return JsonObject.of("step", name, "doubled", 2 * value);
    }

    private static String text(JsonObject object, String key) {
        return (String) Objects.requireNonNull(object.get(key));
    }
}
