package gantry.workflows.teststate;

import gantry.json.Json;
import gantry.json.JsonLimits;
import gantry.json.JsonObject;
import gantry.json.JsonParseException;
import gantry.operations.ValidationException;
import gantry.states.definition.State;
import gantry.states.definition.TaskState;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** A context object that a test gives in place of that of an execution. */
public final class GivenContext {
    private static final String INVALID = "Invalid Context object provided: ";

    private enum Kind {
        TEXT,
        NUMBER,
        ANY
    }

    /** What it may have, by the fields of the context object; a Map's comes with its items. */
    private static final Map<String, Map<String, Kind>> FIELDS =
            Map.of(
                    "Execution",
                    Map.of(
                            "Id", Kind.TEXT,
                            "Input", Kind.ANY,
                            "Name", Kind.TEXT,
                            "RoleArn", Kind.TEXT,
                            "StartTime", Kind.TEXT,
                            "RedriveCount", Kind.NUMBER,
                            "RedriveTime", Kind.TEXT),
                    "State",
                    Map.of("EnteredTime", Kind.TEXT, "Name", Kind.TEXT, "RetryCount", Kind.NUMBER),
                    "StateMachine",
                    Map.of("Id", Kind.TEXT, "Name", Kind.TEXT),
                    "Task",
                    Map.of("Token", Kind.TEXT));

    private GivenContext() {}

    /**
     * The context object of a text.
     *
     * @throws ValidationException it is none, or none of this state
     */
    public static JsonObject parse(String text, State state) {
        JsonObject context = object(text);
        context.forEach((name, value) -> check(name, value));
        boolean seesToken = state instanceof TaskState task && task.resource().isAnsweredLater();
        if (context.containsKey("Task") && !seesToken) {
            throw invalid(
                    "Context object contains 'Task' when state is not a Task state with a '.sync'"
                            + " or '.waitForTaskToken' service integration pattern");
        }
        return context;
    }

    private static JsonObject object(String text) {
        try {
            if (Json.parse(text, JsonLimits.PAYLOAD) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonParseException _) {
            // as for any other text that is no object
        }
        throw invalid("Context object must be a valid JSON object");
    }

    private static void check(String name, @Nullable Object value) {
        if (name.equals("Map")) {
            throw invalid("'Map' field is not supported when mocking a Context object");
        }
        Map<String, Kind> fields = FIELDS.get(name);
        if (fields == null) {
            throw invalid("Field '" + name + "' is not allowed");
        }
        if (!(value instanceof JsonObject object)) {
            throw invalid(name + " must be an object");
        }
        object.forEach(
                (field, itsValue) -> {
                    Kind kind = fields.get(field);
                    if (kind == null) {
                        throw invalid("Field '" + name + "." + field + "' is not allowed");
                    }
                    check(name + "." + field, kind, itsValue);
                });
    }

    private static void check(String path, Kind kind, @Nullable Object value) {
        switch (kind) {
            case TEXT -> {
                if (!(value instanceof String)) {
                    throw invalid(path + " must be a string");
                }
            }
            case NUMBER -> {
                if (!(value instanceof Number)) {
                    throw invalid(path + " must be a number");
                }
            }
            case ANY -> {}
        }
    }

    private static ValidationException invalid(String problem) {
        return new ValidationException(INVALID + problem);
    }
}
