package gantry.workflows.engine;

import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.errors.ExecutionDoesNotExist;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Shows Standard executions as they are on disk; never a loop's memory. */
public interface ExecutionReader {
    /** All that DescribeExecution shows. */
    @Nullable ExecutionDetails find(ExecutionArn arn);

    /**
     * As {@link #find}, for who cannot do without.
     *
     * @throws ExecutionDoesNotExist there is none
     */
    default ExecutionDetails require(ExecutionArn arn) {
        ExecutionDetails found = find(arn);
        if (found == null) {
            throw new ExecutionDoesNotExist(arn);
        }
        return found;
    }

    /**
     * Executions of a machine, the most recent first: open ones by their start, closed ones by
     * their end.
     *
     * @param machine qualified for those that run that version or were started through that alias
     * @param status null for any
     * @param after where the page before ended; null for the first page
     */
    List<ExecutionSummary> list(
            StateMachineArn machine,
            @Nullable ExecutionStatus status,
            @Nullable ExecutionCursor after,
            int limit);

    /**
     * Events of an execution.
     *
     * @param fromEventId the first to show; 0 for the first or, in reverse, the last of all
     * @return null if there is no such execution
     */
    @Nullable HistoryPage history(ExecutionArn arn, long fromEventId, int limit, boolean reverse);

    /** How many events an execution has; 0 if there is none. */
    long countEvents(ExecutionArn arn);

    /** Whether an execution of this machine is open. */
    boolean hasOpenExecutions(StateMachineArn machine);
}
