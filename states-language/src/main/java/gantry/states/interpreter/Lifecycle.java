package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.ChoiceState;
import gantry.states.definition.FailState;
import gantry.states.definition.MapState;
import gantry.states.definition.ParallelState;
import gantry.states.definition.PassState;
import gantry.states.definition.State;
import gantry.states.definition.SucceedState;
import gantry.states.definition.TaskState;
import gantry.states.definition.WaitState;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * The life of every state: enter, input, work, result, exit, on to the next. Each type's own part
 * is in a file of its own.
 */
final class Lifecycle {
    private Lifecycle() {}

    /** Enters states, one after the other, until the frame waits, ends or the step is full. */
    static void proceed(Run run, LiveFrame frame) {
        while (frame.phase == Phase.READY && !frame.isRemoved && !run.isClosed()) {
            if (run.budget.isSpent()) {
                run.interrupted();
                return;
            }
            if (frame.fanOut != null) {
                FanOuts.startChildren(run, frame);
                return;
            }
            if (frame.enteredEventId > 0) {
                run.budget.transition(); // a redrive counts as one, though it does not enter
                work(run, frame);
            } else {
                enter(run, frame);
            }
        }
    }

    private static void enter(Run run, LiveFrame frame) {
        run.budget.transition();
        // A branch or iteration is begun together with its first state (measured).
        boolean isBegun = frame.enteredAtMs == 0 && !frame.isRoot();
        frame.enteredAtMs = run.nowMs();
        frame.stoodAtEventId = frame.lastEventId;
        run.write(frame, EventTypes.entered(frame.state()), Details.entered(run, frame));
        frame.enteredEventId = frame.lastEventId;
        if (isBegun || waits(frame.state())) {
            frame.stoodAtEventId = frame.enteredEventId;
        }
        work(run, frame);
    }

    private static boolean waits(State state) {
        return state instanceof TaskState || state instanceof WaitState;
    }

    /** The work of the state that was entered: once, and again at each retry. */
    static void work(Run run, LiveFrame frame) {
        attempt(
                run,
                frame,
                () -> {
                    switch (frame.state()) {
                        case PassState pass -> Passes.pass(run, frame, pass);
                        case ChoiceState choice -> Choices.choose(run, frame, choice);
                        case WaitState wait -> Waits.wait(run, frame, wait);
                        case SucceedState succeed -> Ends.succeed(run, frame, succeed);
                        case FailState fail -> Ends.fail(run, frame, fail);
                        case TaskState task -> Tasks.schedule(run, frame, task);
                        case ParallelState parallel -> Parallels.start(run, frame, parallel);
                        case MapState map -> Maps.start(run, frame, map);
                    }
                });
    }

    /** Does something for a frame's state; a failure of it goes to Retry, Catch or further up. */
    static void attempt(Run run, LiveFrame frame, Runnable work) {
        try {
            work.run();
        } catch (StateFailure failure) {
            Failures.fail(run, frame, failure);
        }
    }

    /**
     * Leaves a state.
     *
     * @param next null where the scope ends
     * @throws StateFailure if the output or a variable is too large; then nothing happened
     */
    static void exit(Run run, LiveFrame frame, Leaving leaving, @Nullable String next) {
        Payload checked = DataFlows.checked(run, frame, leaving.output());
        Map<String, Payload> assigned = leaving.assigned();
        Assignments.check(run, frame, assigned);
        State state = frame.state();
        run.write(frame, EventTypes.exited(state), Details.exited(run, frame, checked, assigned));
        if (!assigned.isEmpty()) {
            run.setVariables(frame, frame.variables.with(assigned));
        }
        if (run.inspection != null) {
            run.inspection.leave(run, frame, checked, next);
        } else if (next != null) {
            frame.input = checked;
            frame.moveTo(next);
            run.enqueue(frame);
        } else if (frame.isRoot()) {
            succeed(run, frame, checked);
        } else {
            FanOuts.childFinished(run, frame, checked);
        }
    }

    private static void succeed(Run run, LiveFrame root, Payload output) {
        run.writeAside(
                root.lastEventId,
                HistoryEventType.EXECUTION_SUCCEEDED,
                Details.executionSucceeded(run, output));
        run.close(new Run.Ending(ExecutionStatus.SUCCEEDED, output, null, null, run.nowMs()));
    }
}
