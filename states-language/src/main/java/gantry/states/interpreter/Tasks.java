package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.Credentials;
import gantry.states.definition.NumberSource;
import gantry.states.definition.Resource;
import gantry.states.definition.TaskState;
import gantry.states.values.PayloadSize;
import gantry.states.values.WideIntegers;

import org.jspecify.annotations.Nullable;

/**
 * The Task state: SCHEDULED, STARTED and, if its resource ends in {@code .sync} or {@code
 * .waitForTaskToken}, SUBMITTED; each attempt begins anew with Parameters.
 */
final class Tasks {
    private static final long MS_PER_SECOND = 1_000;

    private Tasks() {}

    static void schedule(Run run, LiveFrame frame, TaskState state) {
        frame.endWork();
        frame.attempt++; // before Parameters, which may ask for its token
        Scene scene = Scene.of(run, frame, DataFlows.seen(run, frame, state.flow()));
        long timeoutSeconds = seconds(state.timeout(), scene);
        long heartbeatSeconds = seconds(state.heartbeat(), scene);
        String roleArn = roleArn(state, scene);
        Payload input = DataFlows.effectiveInput(run, frame, state.flow());
        frame.work = DataFlows.checked(run, frame, input);

        Resource resource = state.resource();
        TaskEvents.scheduled(
                run,
                frame,
                resource,
                new TaskEvents.Schedule(input, timeoutSeconds, heartbeatSeconds, roleArn));
        frame.phase = Phase.SCHEDULED;
        frame.heartbeatSeconds = heartbeatSeconds;
        if (resource instanceof Resource.Activity || isToken(resource)) {
            frame.dueAtMs = due(run, timeoutSeconds);
        }
        if (isToken(resource)) {
            frame.heartbeatDueAtMs = due(run, heartbeatSeconds);
        }
        run.ask(new Effect.ScheduleTask(frame.no, frame.attempt));
    }

    /** It only shows in the history: no role is assumed. */
    private static @Nullable String roleArn(TaskState state, Scene scene) {
        Credentials credentials = state.credentials();
        return credentials == null ? null : Texts.find(credentials.roleArn(), scene);
    }

    static void started(Run run, LiveFrame frame, TaskState state, @Nullable String workerName) {
        Resource resource = state.resource();
        TaskEvents.started(run, frame, resource, workerName);
        frame.phase = Phase.STARTED;
        if (resource instanceof Resource.Activity) {
            frame.heartbeatDueAtMs = due(run, frame.heartbeatSeconds);
        } else if (!isToken(resource)) {
            // Its clock starts here: how long it waited for a runner is not the task's doing.
            Scene scene = Scene.of(run, frame, DataFlows.seen(run, frame, state.flow()));
            frame.dueAtMs = due(run, seconds(state.timeout(), scene));
            frame.heartbeatDueAtMs = due(run, frame.heartbeatSeconds);
        }
    }

    /** The call returned; an outcome that came before it counts now. */
    static void submitted(Run run, LiveFrame frame, Resource.Integration resource, Payload output) {
        TaskEvents.submitted(run, frame, resource, output);
        frame.phase = Phase.SUBMITTED;
        releaseEarly(run, frame, resource);
    }

    /** Applies the outcome that was waiting for the call; false if there is none. */
    static boolean releaseEarly(Run run, LiveFrame frame, Resource resource) {
        Outcome early = frame.earlyOutcome;
        if (early == null) {
            return false;
        }
        frame.earlyOutcome = null;
        ended(run, frame, resource, early);
        return true;
    }

    static void ended(Run run, LiveFrame frame, Resource resource, Outcome outcome) {
        switch (outcome) {
            case Outcome.Succeeded(var output) -> succeeded(run, frame, resource, output);
            case Outcome.Failed(var kind, var error, var cause) ->
                    failed(run, frame, resource, kind, error, cause);
        }
    }

    private static void succeeded(Run run, LiveFrame frame, Resource resource, Payload output) {
        if (PayloadSize.isExceededBy(output)) {
            String cause = StateFailure.dataLimitCause(nameOf(resource));
            failed(
                    run,
                    frame,
                    resource,
                    TaskFailure.FAILED,
                    StateFailure.DATA_LIMIT_EXCEEDED,
                    cause);
            return;
        }
        TaskEvents.succeeded(run, frame, resource, output);
        taskEnded(frame);
        Payload result = WideIntegers.asDoubles(output);
        Lifecycle.exit(
                run,
                frame,
                DataFlows.leaving(run, frame, stateOf(frame).flow(), result),
                frame.state().next());
    }

    private static void failed(
            Run run,
            LiveFrame frame,
            Resource resource,
            TaskFailure kind,
            @Nullable String error,
            @Nullable String cause) {
        String shortError = Texts.cut(error, Limits.MAX_ERROR_CHARACTERS);
        String shortCause = Texts.cut(cause, Limits.MAX_CAUSE_CHARACTERS);
        TaskEvents.failed(run, frame, resource, kind, shortError, shortCause);
        taskEnded(frame);
        throw kind == TaskFailure.TIMED_OUT && shortCause == null
                ? StateFailure.timedOut()
                : StateFailure.reported(shortError, shortCause);
    }

    /** TimeoutSeconds is over, or the heartbeat was missed. */
    static void timedOut(Run run, LiveFrame frame, Resource resource) {
        boolean heartbeat = frame.dueAtMs > run.nowMs();
        TaskEvents.failed(run, frame, resource, TaskFailure.TIMED_OUT, StateFailure.TIMEOUT, null);
        run.withdraw(frame);
        taskEnded(frame);
        throw heartbeat ? StateFailure.missedHeartbeat() : StateFailure.timedOut();
    }

    private static void taskEnded(LiveFrame frame) {
        frame.endWork();
        frame.phase = Phase.READY;
    }

    static boolean isOverdue(Run run, LiveFrame frame) {
        boolean isOut = frame.phase == Phase.SCHEDULED || frame.hasTaskOut();
        return isOut && Math.min(frame.dueAtMs, frame.heartbeatDueAtMs) <= run.nowMs();
    }

    static TaskState stateOf(LiveFrame frame) {
        if (frame.state() instanceof TaskState task) {
            return task;
        }
        throw new IllegalStateException("Frame " + frame.no + " is in no Task state");
    }

    private static boolean isToken(Resource resource) {
        return resource instanceof Resource.Integration integration
                && integration.pattern() == Resource.Pattern.WAIT_FOR_TASK_TOKEN;
    }

    private static String nameOf(Resource resource) {
        return resource instanceof Resource.Integration integration
                ? integration.resourceType()
                : resource.arn();
    }

    private static long seconds(@Nullable NumberSource source, Scene scene) {
        return source == null ? 0 : Integers.of(source, scene, 1, Limits.MAX_SECONDS);
    }

    private static long due(Run run, long seconds) {
        return seconds == 0 ? Frame.NEVER : run.nowMs() + seconds * MS_PER_SECOND;
    }
}
