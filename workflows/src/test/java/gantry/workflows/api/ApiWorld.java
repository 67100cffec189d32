package gantry.workflows.api;

import gantry.operations.Authorizer;
import gantry.operations.Call;
import gantry.operations.OperationId;
import gantry.operations.Operations;
import gantry.operations.Principal;
import gantry.operations.Request;
import gantry.operations.Scope;
import gantry.operations.ServiceModel;
import gantry.store.DataFolder;
import gantry.store.Store;
import gantry.store.StoreSettings;
import gantry.store.testing.AnyStore;
import gantry.workflows.definitions.Activities;
import gantry.workflows.definitions.DefinitionTables;
import gantry.workflows.definitions.MachineRevisions;
import gantry.workflows.definitions.Quotas;
import gantry.workflows.definitions.StateMachines;
import gantry.workflows.definitions.Tags;
import gantry.workflows.definitions.TestClock;
import gantry.workflows.mocks.MockSource;
import gantry.workflows.mocks.TestCases;
import gantry.workflows.store.EngineStore;
import gantry.workflows.store.SqlMapRunReader;
import gantry.workflows.tasks.ServiceCalls;
import gantry.workflows.tasks.TaskHandlers;
import gantry.workflows.tasks.lambda.LambdaTasks;
import gantry.workflows.teststate.StateTests;
import gantry.workflows.tokens.Seal;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The operations behind the registry's door, on a real database, with executions of paper. */
final class ApiWorld implements Played {
    /** Those of the recordings. */
    private static final Scope SCOPE = new Scope("111111111111", "us-east-1");

    /** The log group of the recordings. */
    private static final String LOG_GROUP = "corpus";

    private static final ServiceModel MODEL = ServiceModel.load("states");

    final TestClock clock = new TestClock();
    private final SplittableRandom random = new SplittableRandom(1);
    final FakeEngine engine = new FakeEngine(clock);

    private final AtomicLong ids = new AtomicLong();
    private final DataFolder folder;
    private final Store store;
    private final StateTests tests;
    private final Operations functions = new Operations(Authorizer.OPEN);
    private final Operations operations;

    ApiWorld(Path path, Quotas quotas) {
        this(path, quotas, gantry.operations.Quotas.OFF);
    }

    /** One whose operations may be called only so often. */
    ApiWorld(Path path, Quotas quotas, gantry.operations.Quotas rates) {
        operations = new Operations(Authorizer.OPEN, rates, MODEL);
        folder = DataFolder.open(path);
        store =
                AnyStore.open(
                        folder,
                        List.of(DefinitionTables.migrations(), EngineStore.migrations()),
                        new StoreSettings(
                                clock,
                                () -> 0,
                                cause -> {
                                    throw cause;
                                }));
        var machines =
                new StateMachines(
                        store, engine::hasOpenExecutions, quotas, clock, this::nextId, () -> {});
        tests =
                new StateTests(
                        TaskHandlers.none()
                                .with(TaskHandlers.FUNCTION, lambda())
                                .with("lambda", lambda()),
                        clock,
                        random::split);
        functions.register(new RecordedFunction());
        operations.registerAll(
                WorkflowOperations.all(
                        new WorkflowOperations.Parts(
                                machines,
                                new MachineRevisions(machines, new TestCases(store, clock), false),
                                MockSource.NONE,
                                new Activities(store, quotas, clock),
                                new Tags(store, quotas),
                                engine,
                                engine,
                                new SqlMapRunReader(store),
                                tests,
                                new Seal(1, new byte[Seal.KEY_BYTES]),
                                LOG_GROUP::equals,
                                clock,
                                this::nextId,
                                random::split,
                                operations::takeQuota,
                                64L << 20)));
    }

    private LambdaTasks lambda() {
        return new LambdaTasks(new ServiceCalls(functions, SCOPE, this::nextId), clock);
    }

    private UUID nextId() {
        return new UUID(0x7000, ids.incrementAndGet());
    }

    @Override
    public Map<String, @Nullable Object> call(
            String operation, Map<String, @Nullable Object> request) {
        return operations
                .invoke(
                        new OperationId("states", operation),
                        Call.of(Principal.ANONYMOUS, SCOPE, "request"),
                        Request.of(request))
                .members();
    }

    /** What the operation answers to members given as name, value, name, value … */
    Map<String, @Nullable Object> call(String operation, @Nullable Object... members) {
        var request = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < members.length; i += 2) {
            request.put((String) members[i], members[i + 1]);
        }
        return call(operation, request);
    }

    @Override
    public void close() {
        tests.close();
        store.close();
        folder.close();
    }
}
