package gantry.states.interpreter;

import gantry.json.JsonObject;
import gantry.states.definition.StateMachine;

import java.util.List;

/**
 * The semantics of the States Language: what an event does to an execution. Pure: the same
 * arguments give the same step. An execution begins with {@link #begin}; then each {@link Event},
 * the first being {@link Event.Started}, is given to {@link #advance} together with the execution
 * that the step before gave.
 *
 * <p>Inside: {@link Run} is the step in the making, {@link Reactions} what each event does, {@link
 * Lifecycle} what all states share, {@link Failures} where every failure goes.
 */
public final class Interpreter {
    private Interpreter() {}

    /** An execution before its first event. */
    public static Execution begin(StateMachine machine, ExecutionHeader header) {
        return new Execution(
                header,
                ExecutionStatus.RUNNING,
                FrameTable.EMPTY,
                0,
                0,
                Deadlines.ofExecution(machine, header, header.startedAtMs()),
                0,
                0,
                null,
                null,
                null,
                0);
    }

    /**
     * What an event comes to. A fault of the interpreter's own fails that execution with
     * States.Runtime and keeps its frames.
     *
     * @param machine the one that the execution began with
     */
    public static Step advance(
            StateMachine machine, Execution execution, Event event, Surroundings surroundings) {
        if (!isHeard(execution.status(), event)) {
            return refused(execution);
        }
        Execution open =
                event instanceof Event.Redrive
                        ? Redrives.reopened(machine, execution, surroundings.nowMs())
                        : execution;
        var run = new Run(machine, open, surroundings);
        try {
            return advance(run, event);
        } catch (HistoryLimit _) {
            return failed(run, Limits.MAX_HISTORY_EVENTS - 1, HistoryLimit.CAUSE);
        } catch (RuntimeException | StackOverflowError fault) {
            var afresh = new Run(machine, open, surroundings);
            return failed(afresh, lastOfRoot(execution), describe(fault));
        }
    }

    private static boolean isHeard(ExecutionStatus status, Event event) {
        return event instanceof Event.Redrive ? Redrives.isPossible(status) : !status.isClosed();
    }

    private static Step advance(Run run, Event event) {
        if (!Reactions.react(run, event)) {
            return refused(run.before());
        }
        run.drain();
        return run.finish();
    }

    private static Step refused(Execution execution) {
        return new Step(false, execution, List.of(), List.of(), List.of());
    }

    private static Step failed(Run run, long previousEventId, String cause) {
        JsonObject details = Details.failure(StateFailure.RUNTIME, cause);
        run.writeAside(previousEventId, HistoryEventType.EXECUTION_FAILED, details);
        run.close(
                new Run.Ending(
                        ExecutionStatus.FAILED, null, StateFailure.RUNTIME, cause, run.nowMs()));
        return run.finish();
    }

    private static long lastOfRoot(Execution execution) {
        Frame root = execution.findFrame(0);
        return root == null ? 0 : root.lastEventId();
    }

    /** Names the fault, not its message: that may quote a payload. */
    private static String describe(Throwable fault) {
        StackTraceElement[] stack = fault.getStackTrace();
        return "An internal error occurred while executing the state machine: "
                + fault.getClass().getSimpleName()
                + (stack.length == 0 ? "" : " at " + stack[0]);
    }
}
