package gantry.workflows.node;

import gantry.json.Payload;
import gantry.operations.Call;
import gantry.operations.Operations;
import gantry.operations.Principal;
import gantry.operations.Scope;
import gantry.states.interpreter.ReaderPlan;
import gantry.states.interpreter.WriterPlan;
import gantry.workflows.items.ItemSource;
import gantry.workflows.items.ItemSources;
import gantry.workflows.results.ResultFiles;
import gantry.workflows.s3.S3Calls;
import gantry.workflows.store.ExecutionRow;

import java.util.Iterator;
import java.util.UUID;
import java.util.function.Supplier;

/** Items from S3 and results to S3, by its operations and as the role of the state machine. */
public final class ObjectData implements MapRunData {
    private final Operations operations;
    private final Scope scope;
    private final Supplier<UUID> requestIds;

    public ObjectData(Operations operations, Scope scope, Supplier<UUID> requestIds) {
        this.operations = operations;
        this.scope = scope;
        this.requestIds = requestIds;
    }

    @Override
    public ItemSource open(ExecutionRow parent, ReaderPlan plan, String cursor) {
        return new ItemSources(callsOf(parent)).open(plan, cursor.isEmpty() ? null : cursor);
    }

    @Override
    public Payload write(Results results, Iterator<ExecutionRow> children)
            throws InterruptedException {
        WriterPlan writer = results.writer();
        if (writer == null || writer.bucket() == null) {
            return GatheredResults.of(results, children);
        }
        S3Calls calls = callsOf(results.parent());
        try (var files = new ResultFiles(calls, results.mapRun().toString(), writer)) {
            while (children.hasNext()) {
                files.add(ChildResults.of(children.next()));
            }
            return files.finish();
        }
    }

    private S3Calls callsOf(ExecutionRow parent) {
        var role = new Principal.Role(parent.opening().roleArn());
        return new S3Calls(operations, () -> Call.of(role, scope, requestIds.get().toString()));
    }
}
