package gantry.states.intrinsics;

import gantry.json.JsonObject;

import java.util.Map;

/** The functions on objects. */
final class ObjectFunctions {
    private ObjectFunctions() {}

    static JsonObject merge(Arguments arguments) {
        if (arguments.bool(2)) {
            throw new IntrinsicFailure(
                    "States.JsonMerge has only the shallow mode: its third argument must be"
                            + " false.");
        }
        var merged = JsonObject.builder();
        putAll(arguments.object(0), merged);
        putAll(arguments.object(1), merged);
        return merged.build();
    }

    private static void putAll(Map<?, ?> from, JsonObject.Builder to) {
        from.forEach((key, value) -> to.put((String) key, value));
    }
}
