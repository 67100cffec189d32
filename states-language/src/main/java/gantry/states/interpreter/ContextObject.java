package gantry.states.interpreter;

import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.definition.MapState;
import gantry.states.definition.ParallelState;
import gantry.states.definition.State;
import gantry.states.definition.TaskState;
import gantry.states.values.WideIntegers;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The context object ({@code $$}) as a state sees it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">Context
 *     object</a>
 */
final class ContextObject {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private ContextObject() {}

    static JsonObject of(Run run, LiveFrame frame) {
        LiveFrame iteration = iterationOf(run, frame);
        return of(
                run,
                frame,
                iteration == null ? null : iteration.item,
                iteration == null ? 0 : iteration.index);
    }

    /** As a Map's ItemSelector sees it for one of its items. */
    static JsonObject of(Run run, LiveFrame frame, @Nullable Payload item, int index) {
        return of(run, frame, item == null ? null : item(item, index));
    }

    /**
     * @param item what stands at {@code $$.Map.Item}; null outside of any Map
     */
    static JsonObject of(Run run, LiveFrame frame, @Nullable JsonObject item) {
        JsonObject given = run.inspection == null ? null : run.inspection.given().context();
        if (given != null) {
            return item == null ? given : given.with("Map", JsonObject.of("Item", item));
        }
        var context = JsonObject.builder();
        context.put("Execution", executionOf(run));
        ExecutionHeader header = run.header();
        context.put(
                "StateMachine",
                JsonObject.of("Id", header.stateMachineArn(), "Name", header.stateMachineName()));
        context.put("State", state(frame));
        if (item != null) {
            context.put("Map", JsonObject.of("Item", item));
        }
        if (seesToken(frame.state())) {
            String token = run.surroundings.tokens().token(frame.no, frame.attempt);
            context.put("Task", JsonObject.of("Token", token));
        }
        return context.build();
    }

    /** The same for all of a step: an ItemSelector asks for it at each item. */
    private static JsonObject executionOf(Run run) {
        JsonObject known = run.executionContext;
        if (known == null) {
            known = execution(run);
            run.executionContext = known;
        }
        return known;
    }

    private static JsonObject execution(Run run) {
        ExecutionHeader header = run.header();
        var execution = JsonObject.builder();
        execution.put("Id", header.executionArn());
        execution.put("Input", WideIntegers.asDoubles(header.input()).value());
        execution.put("Name", header.name());
        if (!header.roleArn().isEmpty()) {
            execution.put("RoleArn", header.roleArn());
        }
        execution.put("StartTime", time(header.startedAtMs()));
        if (run.inspection == null) { // recorded: a state that is only tested cannot be redriven
            execution.put("RedriveCount", (long) run.before().redriveCount());
            long redrivenAtMs = run.before().redrivenAtMs();
            if (redrivenAtMs != 0) {
                execution.put("RedriveTime", time(redrivenAtMs));
            }
        }
        return execution.build();
    }

    private static JsonObject state(LiveFrame frame) {
        JsonObject state =
                JsonObject.of("Name", frame.state().name(), "EnteredTime", time(frame.enteredAtMs));
        return hasRetryCount(frame.state())
                ? state.with("RetryCount", (long) frame.retryCount)
                : state;
    }

    private static boolean hasRetryCount(State state) {
        return state instanceof TaskState
                || state instanceof ParallelState
                || state instanceof MapState;
    }

    /** Activities get a token with their task, but do not see it here (.sync: recorded). */
    private static boolean seesToken(State state) {
        return state instanceof TaskState task && task.resource().isAnsweredLater();
    }

    private static JsonObject item(Payload item, int index) {
        return JsonObject.of("Index", (long) index, "Value", item.value());
    }

    /** The innermost iteration that a frame belongs to; null outside of any Map. */
    private static @Nullable LiveFrame iterationOf(Run run, LiveFrame frame) {
        LiveFrame at = frame;
        while (at.item == null) {
            if (at.isRoot()) {
                return null;
            }
            at = run.requireFrame(at.parent);
        }
        return at;
    }

    static String time(long epochMs) {
        return TIME.format(Instant.ofEpochMilli(epochMs));
    }
}
