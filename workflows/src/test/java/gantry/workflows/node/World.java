package gantry.workflows.node;

import gantry.json.JsonLimits;
import gantry.json.Payload;
import gantry.logs.Logs;
import gantry.operations.Cancellation;
import gantry.states.definition.DefinitionParser;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;
import gantry.states.mocks.TestCase;
import gantry.store.DataFolder;
import gantry.store.Store;
import gantry.store.StoreLimits;
import gantry.store.StoreSettings;
import gantry.store.testing.AnyStore;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.Qualifiers;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.definitions.DefinitionTables;
import gantry.workflows.engine.ActivityTask;
import gantry.workflows.engine.ChildRevisions;
import gantry.workflows.engine.ExecutionDetails;
import gantry.workflows.engine.ExecutionReader;
import gantry.workflows.engine.HistoryPage;
import gantry.workflows.engine.MachineCatalog;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.MapRunReader;
import gantry.workflows.engine.StartExecution;
import gantry.workflows.engine.StartExpress;
import gantry.workflows.engine.Started;
import gantry.workflows.executionlog.ExecutionLog;
import gantry.workflows.executionlog.LogSettings;
import gantry.workflows.partition.Semantics;
import gantry.workflows.store.EngineStore;
import gantry.workflows.store.SqlExecutionReader;
import gantry.workflows.store.SqlMapRunReader;
import gantry.workflows.tasks.TaskHandlers;
import gantry.workflows.tracing.PendingTraces;
import gantry.workflows.tracing.Traces;
import gantry.workflows.watch.Watches;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The engine on a real store in a folder, under a clock that is advanced by hand. A crash abandons
 * it and opens another one on a copy of the folder.
 */
final class World implements AutoCloseable {
    static final String ACCOUNT = "123456789012";
    private static final String ROLE = "arn:aws:iam::123456789012:role/r";
    private static final long AWAIT_NANOS = 20_000_000_000L;
    private static final long POLL_NANOS = 2_000_000L;

    final ManualClock clock;
    final Options options;
    private final Path folder;
    private final Map<String, MachineRevision> revisions;
    private final Set<StateMachineArn> deleting = ConcurrentHashMap.newKeySet();
    private final Set<ActivityArn> activities;
    private final DataFolder opened;
    final Watches watches = new Watches();
    final Store store;
    final Logs logs;
    final LocalEngine engine;
    final ExecutionReader reader;
    final MapRunReader mapRuns;

    /** What a test may set. */
    record Options(
            TaskHandlers handlers,
            Semantics semantics,
            EngineLimits limits,
            StoreLimits store,
            MapRunData mapRunData) {
        static Options defaults() {
            return new Options(
                    TaskHandlers.none(),
                    new InterpreterSemantics(),
                    new EngineLimits(2, 100, 64L << 20, 1_000_000, 1_000, 0),
                    StoreLimits.DEFAULT,
                    new InputItems());
        }

        Options with(TaskHandlers other) {
            return new Options(other, semantics, limits, store, mapRunData);
        }

        Options with(Semantics other) {
            return new Options(handlers, other, limits, store, mapRunData);
        }

        Options with(EngineLimits other) {
            return new Options(handlers, semantics, other, store, mapRunData);
        }

        Options with(MapRunData other) {
            return new Options(handlers, semantics, limits, store, other);
        }

        Options with(StoreLimits other) {
            return new Options(handlers, semantics, limits, other, mapRunData);
        }
    }

    static World in(Path folder) {
        return in(folder, Options.defaults());
    }

    static World in(Path folder, Options options) {
        return new World(
                folder,
                new ManualClock(),
                options,
                new ConcurrentHashMap<>(),
                ConcurrentHashMap.newKeySet());
    }

    private volatile boolean isCrashed;

    private World(
            Path folder,
            ManualClock clock,
            Options options,
            Map<String, MachineRevision> revisions,
            Set<ActivityArn> activities) {
        this.folder = folder;
        this.clock = clock;
        this.options = options;
        this.revisions = revisions;
        this.activities = activities;
        this.opened = DataFolder.open(folder);
        this.store =
                AnyStore.open(
                        opened,
                        List.of(
                                DefinitionTables.migrations(),
                                EngineStore.migrations(),
                                PendingTraces.migrations()),
                        new StoreSettings(
                                InstantSource.system(),
                                System::nanoTime,
                                cause -> {
                                    if (!isCrashed) {
                                        throw new AssertionError(
                                                "The store ends the process", cause);
                                    }
                                },
                                options.store()));
        this.logs =
                Logs.open(
                        new Logs.Parts(
                                folder.resolve("logs"), InstantSource.system(), System::nanoTime));
        var catalog =
                new MachineCatalog() {
                    @Override
                    public MachineRevision requireRevision(String key) {
                        return ChildRevisions.require(key, World.this::machineRevision);
                    }

                    @Override
                    public boolean isDeleting(StateMachineArn arn) {
                        return deleting.contains(arn);
                    }
                };
        var seeds = new AtomicLong(1);
        engine =
                new LocalEngine(
                        new LocalEngine.Parts(
                                store,
                                Seals.open(store, new byte[32]),
                                catalog,
                                activities::contains,
                                options.handlers(),
                                options.semantics(),
                                "us-east-1",
                                clock,
                                () -> new SplittableRandom(seeds.getAndIncrement()),
                                watches,
                                new ExecutionLog(
                                        logs.groups(),
                                        null,
                                        InstantSource.system(),
                                        UUID::randomUUID),
                                Traces.NONE,
                                options.mapRunData(),
                                options.limits()));
        reader = new SqlExecutionReader(store);
        mapRuns = new SqlMapRunReader(store);
        engine.start();
    }

    /** Stops the engine as SIGTERM does and opens another on the same folder. */
    World stopped() {
        close();
        return new World(folder, clock, options, revisions, activities);
    }

    /** Abandons the engine as a crash would and opens another on what is on disk. */
    World crash() {
        return crash(0);
    }

    /** The same, with another engine only after some time. */
    World crash(long downMs) {
        Path copy = folder.resolveSibling("crash-" + UUID.randomUUID());
        isCrashed = true;
        AnyStore.crash(folder, copy);
        close();
        clock.advanceMs(downMs);
        return new World(copy, clock, options, revisions, activities);
    }

    // Definitions

    private MachineRevision machineRevision(String key) {
        MachineRevision revision = revisions.get(key);
        if (revision == null) {
            throw new IllegalStateException("No revision " + key);
        }
        return revision;
    }

    MachineRevision machine(String name, String definition) {
        return machine(name, definition, null);
    }

    MachineRevision machine(String name, String definition, @Nullable LogSettings log) {
        var arn = new StateMachineArn("aws", "us-east-1", ACCOUNT, name);
        var machine = DefinitionParser.parse(definition, false).requireMachine();
        var revision = new MachineRevision(name + "/1", arn, ROLE, machine, log);
        revisions.put(revision.key(), revision);
        return revision;
    }

    /** The same machine, its tasks answered by this test case. */
    MachineRevision mocked(MachineRevision machine, TestCase testCase) {
        var revision = machine.under(machine.key() + "#" + testCase.name(), testCase);
        revisions.put(revision.key(), revision);
        return revision;
    }

    ActivityArn activity(String name) {
        var arn = new ActivityArn("aws", "us-east-1", ACCOUNT, name);
        activities.add(arn);
        return arn;
    }

    void delete(MachineRevision machine) {
        deleting.add(machine.arn());
    }

    /** Its revision can be loaded no more. */
    void lose(MachineRevision machine) {
        revisions.remove(machine.key());
    }

    // Calls

    Started start(MachineRevision machine, String name, String input) {
        return engine.startExecution(
                new StartExecution(
                        machine.arn().execution(name),
                        true,
                        machine,
                        Qualifiers.NONE,
                        Payload.parse(input, JsonLimits.PAYLOAD),
                        null));
    }

    static StartExpress express(MachineRevision machine, String name, String input) {
        return express(machine, name, input, Cancellation.none());
    }

    /** Of a caller who may go. */
    static StartExpress express(
            MachineRevision machine, String name, String input, Cancellation caller) {
        return new StartExpress(
                machine.arn().expressExecution(name, UUID.randomUUID().toString()),
                machine,
                Payload.parse(input, JsonLimits.PAYLOAD),
                null,
                caller);
    }

    ActivityTask poll(ActivityArn activity) {
        @Nullable ActivityTask task = engine.pollActivity(activity, "worker", Cancellation.none());
        if (task == null) {
            throw new AssertionError("No task of " + activity);
        }
        return task;
    }

    /** Lets time pass and has the engine look at the clock. */
    void pass(long ms) {
        clock.advanceMs(ms);
        engine.tick();
    }

    // Looking

    ExecutionDetails describe(MachineRevision machine, String name) {
        ExecutionDetails details = reader.find(machine.arn().execution(name));
        if (details == null) {
            throw new AssertionError("No execution " + name);
        }
        return details;
    }

    ExecutionDetails awaitEnd(MachineRevision machine, String name) {
        await(() -> describe(machine, name).status() != ExecutionStatus.RUNNING);
        return describe(machine, name);
    }

    List<HistoryEventType> history(MachineRevision machine, String name) {
        return events(machine.arn().execution(name)).stream().map(HistoryEvent::type).toList();
    }

    List<HistoryEvent> events(ExecutionArn arn) {
        HistoryPage page = reader.history(arn, 0, 1_000, false);
        return page == null ? List.of() : page.events();
    }

    void awaitEvent(MachineRevision machine, String name, HistoryEventType type) {
        await(() -> history(machine, name).contains(type));
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + AWAIT_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not come true");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    @Override
    public void close() {
        engine.close();
        logs.close();
        store.close();
        opened.close();
    }
}
