package gantry.workflows.tracing;

import gantry.states.interpreter.HistoryEventType;

import java.util.EnumMap;
import java.util.Map;

/** What an event means for spans. */
enum Happening {
    EXECUTION_BEGINS,
    EXECUTION_GOES_ON,
    EXECUTION_ENDS,
    STATE_BEGINS,
    STATE_ENDS,
    /** The branches or iterations of a state, perhaps once more. */
    CHILDREN_BEGIN,
    CHILDREN_FAIL,
    ITERATION_BEGINS,
    ITERATION_ENDS,
    ATTEMPT_BEGINS,
    ATTEMPT_ENDS,
    /** It tells nothing new of when something began or ended. */
    REMARK;

    private static final Map<HistoryEventType, Happening> BY_TYPE = byType();

    static Happening of(HistoryEventType type) {
        return BY_TYPE.getOrDefault(type, REMARK);
    }

    private static Map<HistoryEventType, Happening> byType() {
        var all = new EnumMap<HistoryEventType, Happening>(HistoryEventType.class);
        for (HistoryEventType type : HistoryEventType.values()) {
            all.put(type, ofName(type.wireName()));
        }
        return all;
    }

    /** AWS's names are regular. */
    private static Happening ofName(String name) {
        return switch (name) {
            case "ExecutionStarted" -> EXECUTION_BEGINS;
            case "ExecutionRedriven" -> EXECUTION_GOES_ON;
            case "ExecutionSucceeded", "ExecutionFailed", "ExecutionTimedOut", "ExecutionAborted" ->
                    EXECUTION_ENDS;
            case "MapStateStarted", "ParallelStateStarted" -> CHILDREN_BEGIN;
            case "MapStateFailed", "ParallelStateFailed" -> CHILDREN_FAIL;
            case "MapIterationStarted" -> ITERATION_BEGINS;
            case "MapIterationSucceeded", "MapIterationFailed" -> ITERATION_ENDS;
            default -> ofSuffix(name);
        };
    }

    private static Happening ofSuffix(String name) {
        if (name.endsWith("StateEntered")) {
            return STATE_BEGINS;
        }
        if (name.endsWith("StateExited")) {
            return STATE_ENDS;
        }
        boolean isOfTask =
                name.startsWith("LambdaFunction")
                        || name.startsWith("Activity")
                        || (name.startsWith("Task") && !name.startsWith("TaskState"));
        if (!isOfTask) {
            return REMARK;
        }
        if (name.endsWith("Scheduled")) {
            return ATTEMPT_BEGINS;
        }
        return name.endsWith("Started") || name.endsWith("Submitted") ? REMARK : ATTEMPT_ENDS;
    }
}
