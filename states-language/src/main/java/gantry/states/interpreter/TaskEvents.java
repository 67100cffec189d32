package gantry.states.interpreter;

import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.definition.Resource;

import org.jspecify.annotations.Nullable;

/** The history events of a task: one family each for activities, functions and integrations. */
final class TaskEvents {
    private TaskEvents() {}

    /**
     * What a task is scheduled with.
     *
     * @param timeoutSeconds 0 for none
     * @param heartbeatSeconds 0 for none
     * @param roleArn of Credentials; null for none
     */
    record Schedule(
            Payload input, long timeoutSeconds, long heartbeatSeconds, @Nullable String roleArn) {}

    static void scheduled(Run run, LiveFrame frame, Resource resource, Schedule schedule) {
        JsonObject details =
                switch (resource) {
                    case Resource.Activity _, Resource.Function _ ->
                            Details.input(resource.arn(), schedule.input());
                    case Resource.Integration integration ->
                            JsonObject.of(
                                    "resourceType",
                                    integration.resourceType(),
                                    "resource",
                                    integration.resource(),
                                    "region",
                                    run.header().region(),
                                    "parameters",
                                    schedule.input());
                };
        if (schedule.timeoutSeconds() > 0) {
            details = details.with("timeoutInSeconds", schedule.timeoutSeconds());
        }
        if (schedule.heartbeatSeconds() > 0 && !(resource instanceof Resource.Function)) {
            details = details.with("heartbeatInSeconds", schedule.heartbeatSeconds());
        }
        if (schedule.roleArn() != null) {
            details = details.with("taskCredentials", JsonObject.of("roleArn", schedule.roleArn()));
        }
        run.write(
                frame,
                switch (resource) {
                    case Resource.Activity _ -> HistoryEventType.ACTIVITY_SCHEDULED;
                    case Resource.Function _ -> HistoryEventType.LAMBDA_FUNCTION_SCHEDULED;
                    case Resource.Integration _ -> HistoryEventType.TASK_SCHEDULED;
                },
                details);
    }

    static void started(Run run, LiveFrame frame, Resource resource, @Nullable String workerName) {
        switch (resource) {
            case Resource.Activity _ ->
                    run.write(
                            frame,
                            HistoryEventType.ACTIVITY_STARTED,
                            workerName == null
                                    ? JsonObject.empty()
                                    : JsonObject.of("workerName", workerName));
            case Resource.Function _ ->
                    run.write(frame, HistoryEventType.LAMBDA_FUNCTION_STARTED, null);
            case Resource.Integration integration ->
                    run.write(frame, HistoryEventType.TASK_STARTED, resourceOf(integration));
        }
    }

    static void submitted(Run run, LiveFrame frame, Resource.Integration resource, Payload output) {
        run.write(
                frame,
                HistoryEventType.TASK_SUBMITTED,
                with(resourceOf(resource), Details.output(output)));
    }

    static void succeeded(Run run, LiveFrame frame, Resource resource, Payload output) {
        JsonObject details = Details.output(output);
        switch (resource) {
            case Resource.Activity _ ->
                    run.write(frame, HistoryEventType.ACTIVITY_SUCCEEDED, details);
            case Resource.Function _ ->
                    run.write(frame, HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED, details);
            case Resource.Integration integration ->
                    run.write(
                            frame,
                            HistoryEventType.TASK_SUCCEEDED,
                            with(resourceOf(integration), details));
        }
    }

    static void failed(
            Run run,
            LiveFrame frame,
            Resource resource,
            TaskFailure kind,
            @Nullable String error,
            @Nullable String cause) {
        JsonObject details = Details.failure(error, cause);
        switch (resource) {
            case Resource.Activity _ -> run.write(frame, activityFailed(kind), details);
            case Resource.Function _ -> run.write(frame, functionFailed(kind), details);
            case Resource.Integration integration ->
                    run.write(frame, taskFailed(kind), with(resourceOf(integration), details));
        }
    }

    private static HistoryEventType activityFailed(TaskFailure kind) {
        return switch (kind) {
            case SCHEDULE_FAILED -> HistoryEventType.ACTIVITY_SCHEDULE_FAILED;
            case START_FAILED, SUBMIT_FAILED, FAILED -> HistoryEventType.ACTIVITY_FAILED;
            case TIMED_OUT -> HistoryEventType.ACTIVITY_TIMED_OUT;
        };
    }

    private static HistoryEventType functionFailed(TaskFailure kind) {
        return switch (kind) {
            case SCHEDULE_FAILED -> HistoryEventType.LAMBDA_FUNCTION_SCHEDULE_FAILED;
            case START_FAILED -> HistoryEventType.LAMBDA_FUNCTION_START_FAILED;
            case SUBMIT_FAILED, FAILED -> HistoryEventType.LAMBDA_FUNCTION_FAILED;
            case TIMED_OUT -> HistoryEventType.LAMBDA_FUNCTION_TIMED_OUT;
        };
    }

    private static HistoryEventType taskFailed(TaskFailure kind) {
        return switch (kind) {
            case START_FAILED -> HistoryEventType.TASK_START_FAILED;
            case SUBMIT_FAILED -> HistoryEventType.TASK_SUBMIT_FAILED;
            case SCHEDULE_FAILED, FAILED -> HistoryEventType.TASK_FAILED;
            case TIMED_OUT -> HistoryEventType.TASK_TIMED_OUT;
        };
    }

    private static JsonObject resourceOf(Resource.Integration integration) {
        return JsonObject.of(
                "resourceType", integration.resourceType(), "resource", integration.resource());
    }

    private static JsonObject with(JsonObject details, JsonObject more) {
        JsonObject all = details;
        for (int i = 0; i < more.size(); i++) {
            all = all.with(more.keyAt(i), more.valueAt(i));
        }
        return all;
    }
}
