package gantry.states.interpreter;

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

/** Which event a type of state writes. */
final class EventTypes {
    private EventTypes() {}

    static HistoryEventType entered(State state) {
        return switch (state) {
            case PassState _ -> HistoryEventType.PASS_STATE_ENTERED;
            case TaskState _ -> HistoryEventType.TASK_STATE_ENTERED;
            case ChoiceState _ -> HistoryEventType.CHOICE_STATE_ENTERED;
            case WaitState _ -> HistoryEventType.WAIT_STATE_ENTERED;
            case SucceedState _ -> HistoryEventType.SUCCEED_STATE_ENTERED;
            case FailState _ -> HistoryEventType.FAIL_STATE_ENTERED;
            case ParallelState _ -> HistoryEventType.PARALLEL_STATE_ENTERED;
            case MapState _ -> HistoryEventType.MAP_STATE_ENTERED;
        };
    }

    static HistoryEventType exited(State state) {
        return switch (state) {
            case PassState _ -> HistoryEventType.PASS_STATE_EXITED;
            case TaskState _ -> HistoryEventType.TASK_STATE_EXITED;
            case ChoiceState _ -> HistoryEventType.CHOICE_STATE_EXITED;
            case WaitState _ -> HistoryEventType.WAIT_STATE_EXITED;
            case SucceedState _ -> HistoryEventType.SUCCEED_STATE_EXITED;
            case ParallelState _ -> HistoryEventType.PARALLEL_STATE_EXITED;
            case MapState _ -> HistoryEventType.MAP_STATE_EXITED;
            case FailState _ -> throw new IllegalStateException("A Fail state has no exit");
        };
    }

    /** Of a state that is cut off; null for the types that never are in one for long. */
    static @Nullable HistoryEventType aborted(State state) {
        return switch (state) {
            case TaskState _ -> HistoryEventType.TASK_STATE_ABORTED;
            case WaitState _ -> HistoryEventType.WAIT_STATE_ABORTED;
            case ParallelState _ -> HistoryEventType.PARALLEL_STATE_ABORTED;
            case MapState _ -> HistoryEventType.MAP_STATE_ABORTED;
            case PassState _, ChoiceState _, SucceedState _, FailState _ -> null;
        };
    }

    /** Of a state whose branch or iteration failed; null for types without. */
    static @Nullable HistoryEventType failed(State state) {
        return switch (state) {
            case ParallelState _ -> HistoryEventType.PARALLEL_STATE_FAILED;
            case MapState _ -> HistoryEventType.MAP_STATE_FAILED;
            case TaskState _,
                    WaitState _,
                    PassState _,
                    ChoiceState _,
                    SucceedState _,
                    FailState _ ->
                    null;
        };
    }
}
