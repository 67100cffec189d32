package gantry.workflows.partition;

import gantry.json.JsonObject;
import gantry.states.interpreter.Effect;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;
import gantry.states.interpreter.Step;

import java.util.ArrayList;
import java.util.List;

/** The end of an execution whose step threw: it fails alone, and keeps its frames. */
public final class Breakage {
    static final String ERROR = "States.Runtime";

    private Breakage() {}

    /** The step that ends it as FAILED. */
    public static Step of(Execution before, long nowMs, Throwable defect) {
        return of(
                before,
                nowMs,
                "The server could not execute the next step: " + defect.getClass().getSimpleName());
    }

    static Step of(Execution before, long nowMs, String cause) {
        long eventId = before.lastEventId() + 1;
        var failed =
                new HistoryEvent(
                        eventId,
                        before.lastEventId(),
                        HistoryEventType.EXECUTION_FAILED,
                        nowMs,
                        JsonObject.of("error", ERROR, "cause", cause));
        var after =
                new Execution(
                        before.header(),
                        ExecutionStatus.FAILED,
                        before.frames(),
                        before.nextFrameNo(),
                        eventId,
                        before.deadlineMs(),
                        before.redriveCount(),
                        before.redrivenAtMs(),
                        null,
                        ERROR,
                        cause,
                        nowMs);
        return new Step(
                true, after, List.of(failed), List.of(new Effect.Finish()), openFrames(before));
    }

    /** Their rows must no longer wake anybody. */
    private static List<Integer> openFrames(Execution execution) {
        var numbers = new ArrayList<Integer>();
        execution.frames().forEach(frame -> numbers.add(frame.no()));
        return List.copyOf(numbers);
    }
}
