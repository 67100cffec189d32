package gantry.workflows.tasks;

import gantry.states.definition.Resource;

/** Stands where a service is not built in: its tasks are accepted and fail when they run. */
public final class AbsentService implements TaskHandler {
    @Override
    public TaskOutcome run(TaskCall call) {
        return outcome(call.resource());
    }

    /** The failure that says so. */
    public static TaskOutcome outcome(Resource resource) {
        return TaskOutcome.failed(
                resource,
                ErrorPrefix.of(resource) + ".SdkClientException",
                "The service " + service(resource) + " is not built in; a mock can answer for it.");
    }

    /** Nothing was done, so nothing is done twice. */
    @Override
    public AfterCrash afterCrash(Resource resource) {
        return AfterCrash.AGAIN;
    }

    private static String service(Resource resource) {
        return switch (resource) {
            case Resource.Activity _ -> "states";
            case Resource.Function _ -> "lambda";
            case Resource.Integration integration -> integration.service();
        };
    }
}
