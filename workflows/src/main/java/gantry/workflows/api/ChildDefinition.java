package gantry.workflows.api;

import gantry.json.Json;
import gantry.json.JsonLimits;
import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * The definition that the children of a map run have: the text of the ItemProcessor, compact and
 * without its ProcessorConfig (measured). The machine's QueryLanguage, which holds in it too, goes
 * before it.
 */
final class ChildDefinition {
    private static final String PROCESSOR_CONFIG = "ProcessorConfig";
    private static final String QUERY_LANGUAGE = "QueryLanguage";

    private ChildDefinition() {}

    /**
     * The processor's text.
     *
     * @param definition of the machine
     * @param statePaths of the distributed Maps that lead to it, the outermost first
     */
    static String of(String definition, List<String> statePaths) {
        Map<?, ?> machine = object(Json.parse(definition, JsonLimits.DEFINITION));
        Map<?, ?> scope = machine;
        for (String path : statePaths) {
            Map<?, ?> state = find(scope, "", path);
            Object processor = state == null ? null : state.get("ItemProcessor");
            scope = object(processor == null && state != null ? state.get("Iterator") : processor);
        }
        var members = JsonObject.builder();
        if (machine.containsKey(QUERY_LANGUAGE)) {
            members.put(QUERY_LANGUAGE, machine.get(QUERY_LANGUAGE));
        }
        scope.forEach(
                (name, value) -> {
                    if (!PROCESSOR_CONFIG.equals(name)) {
                        members.put(String.valueOf(name), value);
                    }
                });
        return Json.print(members.build());
    }

    /** The state of this path in a scope whose own path is given. */
    private static @Nullable Map<?, ?> find(Map<?, ?> scope, String at, String path) {
        for (var entry : object(scope.get("States")).entrySet()) {
            String here = at + "/States/" + entry.getKey();
            if (path.equals(here)) {
                return object(entry.getValue());
            }
            Map<?, ?> found =
                    path.startsWith(here + "/")
                            ? below(object(entry.getValue()), here, path)
                            : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Map<?, ?> below(Map<?, ?> state, String at, String path) {
        for (String field : List.of("ItemProcessor", "Iterator")) {
            if (state.get(field) instanceof Map<?, ?> scope && path.startsWith(at + "/" + field)) {
                return find(scope, at + "/" + field, path);
            }
        }
        if (state.get("Branches") instanceof List<?> branches) {
            for (int i = 0; i < branches.size(); i++) {
                String here = at + "/Branches[" + i + "]";
                if (path.startsWith(here + "/")) {
                    return find(object(branches.get(i)), here, path);
                }
            }
        }
        return null;
    }

    private static Map<?, ?> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw new IllegalStateException("A stored definition has no such state");
    }
}
