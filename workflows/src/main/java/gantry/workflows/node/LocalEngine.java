package gantry.workflows.node;

import gantry.json.Payload;
import gantry.operations.ByteRoom;
import gantry.operations.Cancellation;
import gantry.store.Store;
import gantry.workflows.activities.ActivityBroker;
import gantry.workflows.activities.Poller;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.ActivityCatalog;
import gantry.workflows.engine.ActivityTask;
import gantry.workflows.engine.Engine;
import gantry.workflows.engine.MachineCatalog;
import gantry.workflows.engine.RedriveExecution;
import gantry.workflows.engine.StartExecution;
import gantry.workflows.engine.StartExpress;
import gantry.workflows.engine.Started;
import gantry.workflows.engine.SyncOutcome;
import gantry.workflows.engine.UpdateMapRun;
import gantry.workflows.errors.InvalidToken;
import gantry.workflows.errors.ResourceNotFound;
import gantry.workflows.executionlog.ExecutionLog;
import gantry.workflows.express.ExpressRuns;
import gantry.workflows.figures.EngineFigures;
import gantry.workflows.figures.EngineGauges;
import gantry.workflows.figures.EngineGauges.Bounded;
import gantry.workflows.partition.Clock;
import gantry.workflows.partition.Command;
import gantry.workflows.partition.Doors;
import gantry.workflows.partition.MapRunRoom;
import gantry.workflows.partition.OpenExecutions;
import gantry.workflows.partition.Partitions;
import gantry.workflows.partition.Semantics;
import gantry.workflows.partition.Setting;
import gantry.workflows.partition.Slots;
import gantry.workflows.retention.Remover;
import gantry.workflows.store.EngineStore;
import gantry.workflows.store.MapRunPlace;
import gantry.workflows.store.PartitionOf;
import gantry.workflows.store.WaitingTask;
import gantry.workflows.tasks.TaskHandlers;
import gantry.workflows.tasks.TaskRunner;
import gantry.workflows.tokens.Seal;
import gantry.workflows.tokens.TaskToken;
import gantry.workflows.tracing.Traces;
import gantry.workflows.watch.Watches;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The engine of one node. Built, started and closed once; everything else is for any thread. */
public final class LocalEngine implements Engine, Remover, AutoCloseable {
    private final Seal seal;
    private final EngineFigures figures = new EngineFigures();
    private final OpenExecutions open;
    private final StoreCommits commits;
    private final Slots slots;
    private final TaskRunner runner;
    private final ActivityBroker broker;
    private final ExpressRuns express;
    private final EngineStore reads;
    private final MapRunJobs mapRuns;
    private final MapRunRoom mapRunRoom;
    private final Partitions partitions;
    private final long graceMs;

    /**
     * What an engine is made of.
     *
     * @param store migrated with {@link EngineStore#migrations}
     * @param seal of {@link Seals#open}
     * @param random makes generators, each for one thread
     * @param watches told of every execution that changed on disk
     * @param traces told of spans
     */
    public record Parts(
            Store store,
            Seal seal,
            MachineCatalog machines,
            ActivityCatalog activities,
            TaskHandlers handlers,
            Semantics semantics,
            String region,
            Clock clock,
            ExpressRuns.RandomSource random,
            Watches watches,
            ExecutionLog log,
            Traces traces,
            MapRunData mapRunData,
            EngineLimits limits) {}

    public LocalEngine(Parts parts) {
        EngineLimits limits = parts.limits();
        Store store = parts.store();
        reads = new EngineStore(store);
        seal = parts.seal();
        graceMs = limits.graceMs();
        commits = new StoreCommits(store);
        slots = new Slots(limits.tasksInFlight());
        runner = new TaskRunner(parts.handlers());
        broker =
                new ActivityBroker(
                        reads::waitingTasks,
                        this::take,
                        ActivityBroker.Bounds.of(limits.activityPollers()));
        express =
                new ExpressRuns(
                        parts.semantics(),
                        runner,
                        slots,
                        parts.clock(),
                        parts.region(),
                        parts.random(),
                        parts.log(),
                        parts.traces(),
                        figures,
                        limits.expressExecutions(),
                        new ByteRoom(limits.expressBytes()));
        open = new OpenExecutions(limits.openExecutions());
        mapRuns = new MapRunJobs(reads, parts.mapRunData(), this::post);
        mapRunRoom = MapRunRoom.of(store.partitionCount());
        var effects =
                new Effects(
                        runner,
                        slots,
                        broker,
                        express,
                        parts.watches(),
                        parts.log(),
                        parts.traces(),
                        mapRuns,
                        mapRunRoom,
                        figures,
                        this::post);
        partitions =
                new Partitions(
                        store.partitionCount(),
                        limits.workers(),
                        setting(parts),
                        () ->
                                new Doors(
                                        commits,
                                        reads,
                                        parts.machines()::requireRevision,
                                        parts.activities(),
                                        effects,
                                        parts.clock(),
                                        parts.random().next()));
    }

    private Setting setting(Parts parts) {
        return new Setting(
                parts.region(),
                parts.semantics(),
                seal,
                parts.handlers(),
                broker::claim,
                parts.machines()::isDeleting,
                parts.watches()::isAny,
                slots,
                open,
                mapRunRoom,
                parts.limits().residentBytes() / parts.store().partitionCount());
    }

    /** What it has done since it was built. */
    public EngineFigures figures() {
        return figures;
    }

    /** What it holds now. */
    public EngineGauges gauges() {
        return new EngineGauges(
                new Bounded(open.count(), open.quota()),
                new Bounded(mapRunRoom.places().taken(), mapRunRoom.places().total()),
                mapRunRoom.places().waiting(),
                bounded(slots),
                express.open(),
                express.openBytes(),
                new Bounded(broker.polls(), ActivityBroker.Bounds.MAX_POLLS),
                partitions.mail(),
                partitions.waitingStarts(),
                partitions.waitingStartBytes(),
                partitions.held());
    }

    private static Bounded bounded(Slots slots) {
        return new Bounded(slots.taken(), slots.total());
    }

    /** Takes all partitions and takes up what was open; returns when commands are taken. */
    public void start() {
        commits.takeAll();
        partitions.start();
    }

    /** Looks at the clock now: it was advanced by hand. */
    public void tick() {
        partitions.tick();
        express.tick();
    }

    /** Lets nothing new in, gives running calls their time, writes what is decided. */
    @Override
    public void close() {
        partitions.refuseCallers();
        broker.close();
        slots.close();
        mapRuns.stop();
        runner.stop(graceMs);
        express.stop(0);
        partitions.stop();
    }

    @Override
    public Started startExecution(StartExecution command) {
        var answer = new Waiting<Started>();
        partitions.requestStart(partition(command.arn()), new Command.Start(command, answer));
        return answer.await();
    }

    @Override
    public Started startExpress(StartExpress command) {
        express.open(command);
        boolean isStarted = false;
        try {
            var answer = new Waiting<Started>();
            int partition = PartitionOf.text(command.arn().toString(), partitions.count());
            partitions.requestStart(partition, new Command.StartAsynchronously(command, answer));
            Started started = answer.await();
            isStarted = true;
            return started;
        } finally {
            if (!isStarted) {
                express.close(command.input().utf8Length());
            }
        }
    }

    @Override
    public SyncOutcome startSyncExecution(StartExpress command) {
        return express.runSynchronously(command);
    }

    @Override
    public long stopExecution(ExecutionArn arn, @Nullable String error, @Nullable String cause) {
        var answer = new Waiting<Long>();
        partitions.request(partition(arn), new Command.Stop(arn, error, cause, answer));
        return answer.await();
    }

    @Override
    public long redriveExecution(RedriveExecution command) {
        var answer = new Waiting<Long>();
        partitions.request(partition(command.arn()), new Command.Redrive(command, answer));
        return answer.await();
    }

    @Override
    public int remove(Map<Integer, List<Long>> byPartition, long closedBeforeMs) {
        var answers = new ArrayList<Waiting<Integer>>();
        byPartition.forEach(
                (partition, ids) -> {
                    var answer = new Waiting<Integer>();
                    partitions.request(partition, new Command.Remove(ids, closedBeforeMs, answer));
                    answers.add(answer);
                });
        return answers.stream().mapToInt(Waiting::await).sum();
    }

    @Override
    public void updateMapRun(UpdateMapRun command) {
        MapRunPlace place = reads.findMapRun(command.arn());
        if (place == null) {
            throw new ResourceNotFound(command.arn().toString());
        }
        var answer = new Waiting<Long>();
        partitions.request(
                place.partition(), new Command.UpdateMapRun(place.id(), command, answer));
        answer.await();
    }

    @Override
    public void taskSucceeded(String token, Payload output) {
        report(token, new Command.TokenOutcome.Succeeded(output));
    }

    @Override
    public void taskFailed(String token, @Nullable String error, @Nullable String cause) {
        report(token, new Command.TokenOutcome.Failed(error, cause));
    }

    @Override
    public void taskHeartbeat(String token) {
        report(token, new Command.TokenOutcome.Heartbeat());
    }

    private void report(String text, Command.TokenOutcome outcome) {
        TaskToken token = TaskToken.find(seal, text);
        if (token == null || token.partition() >= partitions.count()) {
            throw new InvalidToken();
        }
        var answer = new Waiting<Long>();
        partitions.request(token.partition(), new Command.Report(token, outcome, answer));
        answer.await();
    }

    @Override
    public @Nullable ActivityTask pollActivity(
            ActivityArn activity, @Nullable String workerName, Cancellation cancellation) {
        return broker.poll(activity, workerName, cancellation);
    }

    private void take(String arn, WaitingTask task, Poller poller) {
        post(
                task.partition(),
                new Command.TakeActivity(arn, task.executionId(), task.frameNo(), poller));
    }

    private void post(int partition, Command command) {
        partitions.post(partition, command);
    }

    private int partition(ExecutionArn arn) {
        return PartitionOf.execution(arn, partitions.count());
    }
}
