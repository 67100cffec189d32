package gantry.workflows;

import gantry.logs.store.LogGroups;
import gantry.operations.Operation;
import gantry.operations.Operations;
import gantry.operations.Scope;
import gantry.store.Migrations;
import gantry.store.Store;
import gantry.workflows.api.WorkflowOperations;
import gantry.workflows.definitions.Activities;
import gantry.workflows.definitions.DefinitionTables;
import gantry.workflows.definitions.MachineRevisions;
import gantry.workflows.definitions.Quotas;
import gantry.workflows.definitions.StateMachines;
import gantry.workflows.definitions.Tags;
import gantry.workflows.executionlog.ExecutionLog;
import gantry.workflows.executionlog.LogReceiver;
import gantry.workflows.figures.EngineFigures;
import gantry.workflows.figures.EngineGauges;
import gantry.workflows.mocks.MockSource;
import gantry.workflows.mocks.TestCases;
import gantry.workflows.node.EngineLimits;
import gantry.workflows.node.InterpreterSemantics;
import gantry.workflows.node.LocalEngine;
import gantry.workflows.node.ObjectData;
import gantry.workflows.node.Seals;
import gantry.workflows.partition.Clock;
import gantry.workflows.retention.Retention;
import gantry.workflows.store.EngineStore;
import gantry.workflows.store.SqlExecutionReader;
import gantry.workflows.store.SqlMapRunReader;
import gantry.workflows.tasks.ServiceCalls;
import gantry.workflows.tasks.TaskHandlers;
import gantry.workflows.tasks.lambda.LambdaTasks;
import gantry.workflows.teststate.StateTests;
import gantry.workflows.tokens.Seal;
import gantry.workflows.tracing.PendingTraces;
import gantry.workflows.tracing.SpanReceiver;
import gantry.workflows.tracing.TraceQueue;
import gantry.workflows.tracing.Traces;
import gantry.workflows.watch.Watches;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Step Functions, whole: the module's door. {@code server} builds it on an open store, registers
 * its operations and starts it; then it serves until it is closed.
 */
public final class Workflows implements AutoCloseable {
    private final LocalEngine engine;
    private final StateTests tests;
    private final List<Operation> operations;
    private final Watches watches = new Watches();
    private final @Nullable TraceQueue traces;
    private final Retention retention;

    /**
     * What it takes from outside.
     *
     * @param store opened with {@link #migrations}
     * @param logs where executions are logged
     * @param operations what Task states can call, through its door
     * @param scope account and region of what it makes and calls
     * @param limits of this node; their quotas give way to those of {@code quotas}
     * @param mocks whose test cases a start may name
     * @param kept how long closed executions stay, at least
     */
    public record Parts(
            Store store,
            LogGroups logs,
            Operations operations,
            Scope scope,
            Quotas quotas,
            EngineLimits limits,
            Chance chance,
            MockSource mocks,
            Telemetry telemetry,
            Duration kept) {
        /** AWS keeps the history of a closed execution as long ("Service quotas"). */
        public static final Duration KEPT = Duration.ofDays(90);
    }

    /**
     * Who is told of what executions do, beside CloudWatch Logs; null for nobody.
     *
     * @param spans of machines whose tracing is enabled
     * @param log of machines that log
     */
    public record Telemetry(@Nullable SpanReceiver spans, @Nullable LogReceiver log) {
        public static final Telemetry NONE = new Telemetry(null, null);
    }

    /**
     * Time and chance.
     *
     * @param clock the wall clock
     * @param nanoTime never goes back
     * @param ids names of executions and requests that nobody named: each greater than those before
     * @param random makes generators, each for one thread
     * @param unpredictable this many unpredictable bytes
     */
    public record Chance(
            InstantSource clock,
            LongSupplier nanoTime,
            Supplier<UUID> ids,
            Supplier<RandomGenerator> random,
            IntFunction<byte[]> unpredictable) {}

    public Workflows(Parts parts) {
        Store store = parts.store();
        Chance chance = parts.chance();
        var executions = new SqlExecutionReader(store);
        var machines =
                new StateMachines(
                        store,
                        executions::hasOpenExecutions,
                        parts.quotas(),
                        chance.clock(),
                        chance.ids(),
                        watches::stateMachinesChanged);
        SpanReceiver spans = parts.telemetry().spans();
        traces = spans == null ? null : new TraceQueue(store, executions, spans);
        var revisions =
                new MachineRevisions(
                        machines, new TestCases(store, chance.clock()), traces != null);
        var activities = new Activities(store, parts.quotas(), chance.clock());
        TaskHandlers handlers = handlers(parts);
        tests = new StateTests(handlers, chance.clock(), chance.random());
        Seal seal = Seals.open(store, chance.unpredictable().apply(Seal.KEY_BYTES));
        engine =
                new LocalEngine(
                        new LocalEngine.Parts(
                                store,
                                seal,
                                revisions,
                                activities,
                                handlers,
                                new InterpreterSemantics(),
                                parts.scope().region(),
                                clock(chance),
                                chance.random()::get,
                                watches,
                                new ExecutionLog(
                                        parts.logs(),
                                        parts.telemetry().log(),
                                        chance.clock(),
                                        chance.ids()),
                                traces == null ? Traces.NONE : traces,
                                new ObjectData(parts.operations(), parts.scope(), chance.ids()),
                                parts.limits()
                                        .withOpenExecutions(parts.quotas().openExecutions())
                                        .withActivityPollers(parts.quotas().activityPollers())));
        retention =
                new Retention(
                        new Retention.Parts(
                                store,
                                engine,
                                machines::removeDeleted,
                                chance.clock(),
                                chance.nanoTime(),
                                parts.kept()));
        operations =
                WorkflowOperations.all(
                        new WorkflowOperations.Parts(
                                machines,
                                revisions,
                                parts.mocks(),
                                activities,
                                new Tags(store, parts.quotas()),
                                engine,
                                executions,
                                new SqlMapRunReader(store),
                                tests,
                                seal,
                                parts.logs()::exists,
                                chance.clock(),
                                chance.ids(),
                                chance.random(),
                                parts.operations()::takeQuota,
                                parts.limits().historyBytes()));
    }

    private static TaskHandlers handlers(Parts parts) {
        var calls = new ServiceCalls(parts.operations(), parts.scope(), parts.chance().ids());
        var lambda = new LambdaTasks(calls, parts.chance().clock());
        return TaskHandlers.none().with("lambda", lambda).with(TaskHandlers.FUNCTION, lambda);
    }

    /** The tables it needs. */
    public static List<Migrations> migrations() {
        return List.of(
                DefinitionTables.migrations(),
                EngineStore.migrations(),
                PendingTraces.migrations());
    }

    /** What it can do. */
    public List<Operation> operations() {
        return operations;
    }

    /** Tells of changes, for who then reads by {@link #operations}. */
    public Watches watch() {
        return watches;
    }

    /** What it has done since it was built. */
    public EngineFigures figures() {
        return engine.figures();
    }

    /** What it holds now. */
    public EngineGauges gauges() {
        return engine.gauges();
    }

    /** How many closed executions it has removed since it was built. */
    public long removed() {
        return retention.removed();
    }

    /** Takes up what was open when the last one ended; returns once operations are answered. */
    public void start() {
        engine.start();
        if (traces != null) {
            traces.start();
        }
        retention.start();
    }

    /**
     * Answers long polls empty, begins nothing new, gives running tasks some seconds; what is then
     * open is taken up by the next start.
     */
    @Override
    public void close() {
        tests.close();
        retention.close();
        engine.close();
        if (traces != null) {
            traces.close();
        }
    }

    private static Clock clock(Chance chance) {
        return new Clock() {
            @Override
            public long nowMs() {
                return chance.clock().millis();
            }

            @Override
            public long nanos() {
                return chance.nanoTime().getAsLong();
            }
        };
    }
}
