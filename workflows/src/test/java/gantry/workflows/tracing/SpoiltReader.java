package gantry.workflows.tracing;

import gantry.states.interpreter.ExecutionStatus;
import gantry.store.Store;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.engine.ExecutionCursor;
import gantry.workflows.engine.ExecutionDetails;
import gantry.workflows.engine.ExecutionReader;
import gantry.workflows.engine.ExecutionSummary;
import gantry.workflows.engine.HistoryPage;
import gantry.workflows.store.SqlExecutionReader;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Reads all histories but one. */
final class SpoiltReader implements ExecutionReader {
    private final ExecutionReader reader;
    private final String spoilt;

    SpoiltReader(Store store, String spoilt) {
        reader = new SqlExecutionReader(store);
        this.spoilt = spoilt;
    }

    @Override
    public @Nullable HistoryPage history(
            ExecutionArn arn, long fromEventId, int limit, boolean reverse) {
        if (arn.toString().equals(spoilt)) {
            throw new IllegalStateException("Not a history");
        }
        return reader.history(arn, fromEventId, limit, reverse);
    }

    @Override
    public @Nullable ExecutionDetails find(ExecutionArn arn) {
        return reader.find(arn);
    }

    @Override
    public List<ExecutionSummary> list(
            StateMachineArn machine,
            @Nullable ExecutionStatus status,
            @Nullable ExecutionCursor after,
            int limit) {
        return reader.list(machine, status, after, limit);
    }

    @Override
    public long countEvents(ExecutionArn arn) {
        return reader.countEvents(arn);
    }

    @Override
    public boolean hasOpenExecutions(StateMachineArn machine) {
        return reader.hasOpenExecutions(machine);
    }
}
