package gantry.bench;

import gantry.json.JsonLimits;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;
import gantry.store.CommitListener;
import gantry.store.DataFolder;
import gantry.store.OpenedPartition;
import gantry.store.Store;
import gantry.store.StoreException;
import gantry.store.StoreSettings;
import gantry.workflows.arn.Qualifiers;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.partition.ExecutionIds;
import gantry.workflows.store.Blob;
import gantry.workflows.store.Change;
import gantry.workflows.store.EngineBatch;
import gantry.workflows.store.EngineStore;
import gantry.workflows.store.ExecutionCodec;
import gantry.workflows.store.ExecutionRow;
import gantry.workflows.store.HistoryCodec;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A store without its engine: takes executions that have ended, as the engine would write them. */
final class BareStore implements AutoCloseable {
    private static final int A_MS = 1_000;
    private static final int EVENTS = 8;

    private final DataFolder folder;
    private final Store store;
    private final List<OpenedPartition> partitions;
    private final long[] batches;
    private final List<ExecutionIds> ids = new ArrayList<>();
    private final Template template;

    private BareStore(DataFolder folder, long startedAtMs) {
        this.folder = folder;
        this.store =
                Store.open(
                        folder,
                        List.of(EngineStore.migrations()),
                        new StoreSettings(
                                InstantSource.system(),
                                System::nanoTime,
                                cause -> {
                                    throw cause;
                                }));
        this.partitions = store.openAll();
        this.batches = new long[partitions.size()];
        partitions.forEach(each -> ids.add(new ExecutionIds(each.partition(), 0)));
        this.template = new Template(startedAtMs);
    }

    /** Its executions began then and later. */
    static BareStore open(Path data, long startedAtMs) {
        return new BareStore(DataFolder.open(data), startedAtMs);
    }

    int partitionCount() {
        return partitions.size();
    }

    /** Hands in one batch of so many executions. */
    CompletableFuture<Void> commit(int partition, int executions) {
        OpenedPartition opened = partitions.get(partition);
        batches[partition]++;
        var done = new CompletableFuture<Void>();
        store.commit(
                new EngineBatch(
                        partition,
                        opened.epoch(),
                        opened.lastBatchNumber() + batches[partition],
                        template.startedAtMs,
                        template.executions(ids.get(partition), executions)),
                new CommitListener() {
                    @Override
                    public void committed() {
                        done.complete(null);
                    }

                    @Override
                    public void rolledBack(StoreException cause) {
                        done.completeExceptionally(cause);
                    }
                });
        return done;
    }

    @Override
    public void close() {
        store.close();
        folder.close();
    }

    /** What the executions have in common, and the next id. */
    private static final class Template {
        private final long startedAtMs;
        private final StateMachineArn machine =
                StateMachineArn.parse("arn:aws:states:us-east-1:000000000000:stateMachine:seeded");
        private final Blob opening;
        private final Blob closing;
        private final Blob events;
        private long made;

        Template(long startedAtMs) {
            this.startedAtMs = startedAtMs;
            Payload payload =
                    Payload.parse(
                            new String(StepFunctionsLoad.input(), StandardCharsets.UTF_8),
                            JsonLimits.PAYLOAD);
            this.opening =
                    Blob.of(
                            ExecutionCodec.encode(
                                    new ExecutionRow.Opening(
                                            payload, "arn:aws:iam::000000000000:role/r", null, 0),
                                    _ -> 0));
            this.closing =
                    Blob.of(
                            ExecutionCodec.encode(
                                    new ExecutionRow.Closing(payload, null, null), _ -> 0));
            this.events = Blob.of(HistoryCodec.encode(history(payload), _ -> 0));
        }

        private List<HistoryEvent> history(Payload payload) {
            var events = new ArrayList<HistoryEvent>();
            for (int i = 1; i <= EVENTS; i++) {
                events.add(
                        new HistoryEvent(
                                i,
                                i - 1,
                                HistoryEventType.PASS_STATE_ENTERED,
                                startedAtMs,
                                JsonObject.of("name", "Total", "input", payload)));
            }
            return events;
        }

        List<Change> executions(ExecutionIds ids, int count) {
            var changes = new ArrayList<Change>(2 * count);
            for (int i = 0; i < count; i++) {
                long ms = startedAtMs + made / A_MS;
                long id = ids.next(ms);
                var name = new UUID((ms << 16) | 0x7000 | (made & 0xFFF), Long.MIN_VALUE | made);
                made++;
                changes.add(
                        new Change.ExecutionOpened(
                                id,
                                machine.execution(name.toString()),
                                "1",
                                Qualifiers.NONE,
                                ExecutionStatus.SUCCEEDED,
                                ms,
                                ms,
                                opening,
                                closing,
                                null));
                changes.add(new Change.HistoryAdded(id, 1, EVENTS, 1, events));
            }
            return changes;
        }
    }
}
