package gantry.workflows.tasks;

import gantry.states.definition.Resource;

/** Stands where a service is not built in: its tasks are accepted and fail when they run. */
final class AbsentService implements TaskHandler {
    @Override
    public TaskOutcome run(TaskCall call) {
        return TaskOutcome.failed(
                call.resource(),
                ErrorPrefix.of(call.resource()) + ".SdkClientException",
                "The service "
                        + service(call.resource())
                        + " is not built in and no endpoint is configured for it.");
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
