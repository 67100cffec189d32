package gantry.workflows.executionlog;

import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What executions of a state machine log.
 *
 * @param includeExecutionData whether inputs, outputs and the like are in it
 * @param group the name of the log group
 */
public record LogSettings(LogLevel level, boolean includeExecutionData, String group) {
    private static final Set<HistoryEventType> FATAL =
            Set.of(
                    HistoryEventType.EXECUTION_ABORTED,
                    HistoryEventType.EXECUTION_FAILED,
                    HistoryEventType.EXECUTION_TIMED_OUT);

    private static final Set<HistoryEventType> ERROR = errors();

    /** Developer guide, "Log levels for Step Functions execution events". */
    private static Set<HistoryEventType> errors() {
        var errors = EnumSet.of(HistoryEventType.FAIL_STATE_ENTERED);
        for (HistoryEventType type : HistoryEventType.values()) {
            String name = type.wireName();
            if (name.endsWith("Failed") || name.endsWith("TimedOut") || name.endsWith("Aborted")) {
                errors.add(type);
            }
        }
        return errors;
    }

    /** Whether something went wrong. */
    static boolean isError(HistoryEventType type) {
        return ERROR.contains(type);
    }

    boolean admits(HistoryEventType type) {
        return switch (level) {
            case ALL -> true;
            case ERROR -> ERROR.contains(type);
            case FATAL -> FATAL.contains(type);
            case OFF -> false;
        };
    }

    /** Whether some of these events are logged. */
    public boolean admitsAny(List<HistoryEvent> events) {
        return events.stream().anyMatch(event -> admits(event.type()));
    }
}
