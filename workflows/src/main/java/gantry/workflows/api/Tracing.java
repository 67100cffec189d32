package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.operations.Request;
import gantry.workflows.errors.InvalidTracingConfiguration;

import org.jspecify.annotations.Nullable;

/** Whether executions are traced with X-Ray. Kept and described; nothing is traced. */
final class Tracing {
    private Tracing() {}

    /**
     * What a request says; null if it says nothing.
     *
     * @throws InvalidTracingConfiguration there is a configuration, and nothing in it
     */
    static @Nullable Boolean enabled(Request request) {
        var shape = request.findObject("tracingConfiguration");
        if (shape == null) {
            return null;
        }
        if (!(shape.get("enabled") instanceof Boolean enabled)) {
            throw new InvalidTracingConfiguration("'enabled' has not been set to true or false.");
        }
        return enabled;
    }

    static JsonObject shape(boolean enabled) {
        return JsonObject.of("enabled", enabled);
    }
}
