package gantry.workflows.items;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

/** Members of places, which this package wrote itself. */
final class Values {
    private Values() {}

    static String text(JsonObject place, String name) {
        if (place.get(name) instanceof String text) {
            return text;
        }
        throw broken(name);
    }

    static long number(JsonObject place, String name) {
        if (place.get(name) instanceof Long number) {
            return number;
        }
        throw broken(name);
    }

    static @Nullable JsonObject findObject(JsonObject place, String name) {
        return place.get(name) instanceof JsonObject object ? object : null;
    }

    static JsonObject object(JsonObject place, String name) {
        if (place.get(name) instanceof JsonObject object) {
            return object;
        }
        throw broken(name);
    }

    private static IllegalStateException broken(String name) {
        return new IllegalStateException("A cursor without " + name);
    }
}
