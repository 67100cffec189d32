package gantry.workflows.figures;

import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What an event of a history says of a task. */
record TaskEvent(TaskKind kind, Step step, @Nullable TaskEnd end) {
    private static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";

    enum Step {
        SCHEDULED,
        STARTED,
        /** Its call has returned, and it goes on outside. */
        SUBMITTED,
        ENDED
    }

    private static final Map<HistoryEventType, TaskEvent> BY_TYPE =
            new EnumMap<>(HistoryEventType.class);

    static {
        for (HistoryEventType type : HistoryEventType.values()) {
            TaskEvent task = of(type);
            if (task != null) {
                BY_TYPE.put(type, task);
            }
        }
    }

    /** Null of an event that is about no task. */
    static @Nullable TaskEvent find(HistoryEvent event) {
        TaskEvent found = BY_TYPE.get(event.type());
        return found != null && found.end == TaskEnd.TIMED_OUT && isOfHeartbeat(event)
                ? new TaskEvent(found.kind, Step.ENDED, TaskEnd.HEARTBEAT_TIMED_OUT)
                : found;
    }

    private static boolean isOfHeartbeat(HistoryEvent event) {
        return event.details() != null
                && Objects.equals(event.details().get("error"), HEARTBEAT_TIMEOUT);
    }

    private static @Nullable TaskEvent of(HistoryEventType type) {
        return switch (type) {
            case ACTIVITY_SCHEDULED -> on(TaskKind.ACTIVITY, Step.SCHEDULED);
            case ACTIVITY_STARTED -> on(TaskKind.ACTIVITY, Step.STARTED);
            case ACTIVITY_SUCCEEDED -> end(TaskKind.ACTIVITY, TaskEnd.SUCCEEDED);
            case ACTIVITY_FAILED, ACTIVITY_SCHEDULE_FAILED ->
                    end(TaskKind.ACTIVITY, TaskEnd.FAILED);
            case ACTIVITY_TIMED_OUT -> end(TaskKind.ACTIVITY, TaskEnd.TIMED_OUT);
            case LAMBDA_FUNCTION_SCHEDULED -> on(TaskKind.LAMBDA_FUNCTION, Step.SCHEDULED);
            case LAMBDA_FUNCTION_STARTED -> on(TaskKind.LAMBDA_FUNCTION, Step.STARTED);
            case LAMBDA_FUNCTION_SUCCEEDED -> end(TaskKind.LAMBDA_FUNCTION, TaskEnd.SUCCEEDED);
            case LAMBDA_FUNCTION_FAILED,
                    LAMBDA_FUNCTION_SCHEDULE_FAILED,
                    LAMBDA_FUNCTION_START_FAILED ->
                    end(TaskKind.LAMBDA_FUNCTION, TaskEnd.FAILED);
            case LAMBDA_FUNCTION_TIMED_OUT -> end(TaskKind.LAMBDA_FUNCTION, TaskEnd.TIMED_OUT);
            case TASK_SCHEDULED -> on(TaskKind.SERVICE_INTEGRATION, Step.SCHEDULED);
            case TASK_STARTED -> on(TaskKind.SERVICE_INTEGRATION, Step.STARTED);
            case TASK_SUBMITTED -> on(TaskKind.SERVICE_INTEGRATION, Step.SUBMITTED);
            case TASK_SUCCEEDED -> end(TaskKind.SERVICE_INTEGRATION, TaskEnd.SUCCEEDED);
            case TASK_FAILED, TASK_START_FAILED, TASK_SUBMIT_FAILED ->
                    end(TaskKind.SERVICE_INTEGRATION, TaskEnd.FAILED);
            case TASK_TIMED_OUT -> end(TaskKind.SERVICE_INTEGRATION, TaskEnd.TIMED_OUT);
            default -> null;
        };
    }

    private static TaskEvent on(TaskKind kind, Step step) {
        return new TaskEvent(kind, step, null);
    }

    private static TaskEvent end(TaskKind kind, TaskEnd end) {
        return new TaskEvent(kind, Step.ENDED, end);
    }
}
