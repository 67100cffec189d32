package gantry.cli.run;

import gantry.json.Payload;
import gantry.objects.ObjectStorage;
import gantry.operations.Authorizer;
import gantry.operations.Call;
import gantry.operations.Operations;
import gantry.operations.Principal;
import gantry.operations.Scope;
import gantry.states.interpreter.ChildResult;
import gantry.states.interpreter.MapRunItem;
import gantry.states.interpreter.MapRunPlan;
import gantry.states.interpreter.ReaderPlan;
import gantry.states.interpreter.WriterPlan;
import gantry.states.local.LocalObjects;
import gantry.workflows.items.ItemReaderFailed;
import gantry.workflows.items.ItemSource;
import gantry.workflows.items.ItemSources;
import gantry.workflows.results.ResultFiles;
import gantry.workflows.s3.S3Calls;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The objects of S3 as a run sees them: a folder whose sub-folders are the buckets. */
final class RunObjects implements LocalObjects, AutoCloseable {
    /** Ours: all items of a run are in memory. */
    private static final int MAX_ITEMS = 1_000_000;

    private final ObjectStorage storage;
    private final S3Calls calls;

    private RunObjects(ObjectStorage storage, S3Calls calls) {
        this.storage = storage;
        this.calls = calls;
    }

    /**
     * @param roleArn who calls S3
     */
    static RunObjects in(Path folder, String roleArn, Scope scope) {
        var parts = new ObjectStorage.Parts(folder, null, InstantSource.system(), UUID::randomUUID);
        ObjectStorage storage = ObjectStorage.open(parts);
        var operations = new Operations(Authorizer.OPEN);
        operations.registerAll(storage.operations());
        var caller = new Principal.Role(roleArn);
        var calls =
                new S3Calls(operations, () -> Call.of(caller, scope, UUID.randomUUID().toString()));
        return new RunObjects(storage, calls);
    }

    @Override
    public List<MapRunItem> read(ReaderPlan plan) {
        try (ItemSource source = new ItemSources(calls).open(plan, null)) {
            var items = new ArrayList<MapRunItem>();
            for (MapRunItem item = source.next(); item != null; item = source.next()) {
                if (items.size() == MAX_ITEMS) {
                    throw new ItemReaderFailed(
                            "A run without a server reads at most " + MAX_ITEMS + " items.");
                }
                items.add(item);
            }
            return items;
        }
    }

    @Override
    public Payload write(MapRunPlan plan, List<ChildResult> children) {
        WriterPlan writer = Objects.requireNonNull(plan.writer());
        try (var files = new ResultFiles(calls, plan.mapRunArn(), writer)) {
            for (ChildResult child : children) {
                files.add(child);
            }
            return files.finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("The run was interrupted while its results were written.");
        }
    }

    @Override
    public void close() {
        storage.close();
    }
}
