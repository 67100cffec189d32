package gantry.workflows.tasks;

import gantry.states.definition.Resource;

import java.util.HashMap;
import java.util.Map;

/**
 * Which handler does a Resource: by the service of an integration ({@code sqs}, {@code
 * aws-sdk:sqs}), functions by {@link #FUNCTION}. Filled while the server is built, then read by any
 * thread.
 */
public final class TaskHandlers {
    /** Key of Resources that are a function's ARN. */
    public static final String FUNCTION = "function";

    private static final TaskHandler ABSENT = new AbsentService();

    private final Map<String, TaskHandler> handlers;

    private TaskHandlers(Map<String, TaskHandler> handlers) {
        this.handlers = Map.copyOf(handlers);
    }

    /** None but those that say that the service is absent. */
    public static TaskHandlers none() {
        return new TaskHandlers(Map.of());
    }

    /** These and one more. */
    public TaskHandlers with(String service, TaskHandler handler) {
        var more = new HashMap<>(handlers);
        if (more.putIfAbsent(service, handler) != null) {
            throw new IllegalStateException("Two handlers for " + service);
        }
        return new TaskHandlers(more);
    }

    /** Never null: an absent service has a handler that says so. */
    public TaskHandler handler(Resource resource) {
        return handlers.getOrDefault(key(resource), ABSENT);
    }

    private static String key(Resource resource) {
        return switch (resource) {
            case Resource.Activity activity ->
                    throw new IllegalArgumentException(
                            "Workers do " + activity.arn() + ", no handler");
            case Resource.Function _ -> FUNCTION;
            case Resource.Integration integration -> integration.resourceType();
        };
    }
}
