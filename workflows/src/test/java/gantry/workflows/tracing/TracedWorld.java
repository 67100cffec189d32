package gantry.workflows.tracing;

import gantry.json.Json;
import gantry.logs.Logs;
import gantry.operations.Authorizer;
import gantry.operations.Call;
import gantry.operations.Operation;
import gantry.operations.OperationId;
import gantry.operations.Operations;
import gantry.operations.Principal;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.operations.Scope;
import gantry.store.DataFolder;
import gantry.store.Store;
import gantry.store.StoreSettings;
import gantry.store.testing.AnyStore;
import gantry.workflows.Workflows;
import gantry.workflows.definitions.Quotas;
import gantry.workflows.mocks.MockSource;
import gantry.workflows.node.EngineLimits;
import gantry.workflows.store.SqlExecutionReader;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Step Functions with a receiver of spans, and a function that fails the first time. */
final class TracedWorld implements AutoCloseable {
    static final String FLAKY = "arn:aws:lambda:us-east-1:000000000000:function:flaky";

    private static final String ROLE = "arn:aws:iam::000000000000:role/r";
    private static final Scope SCOPE = new Scope("000000000000", "us-east-1");
    private static final long AWAIT_NANOS = 30_000_000_000L;

    private final DataFolder folder;
    private final Store store;
    private final Logs logs;
    private final Workflows workflows;
    private final Operations operations = new Operations(Authorizer.OPEN);
    private final AtomicInteger calls = new AtomicInteger();
    private @Nullable TraceQueue second;

    TracedWorld(Path path, SpanReceiver receiver) {
        folder = DataFolder.open(path);
        store =
                AnyStore.open(
                        folder,
                        Workflows.migrations(),
                        new StoreSettings(
                                InstantSource.system(),
                                System::nanoTime,
                                cause -> {
                                    throw new AssertionError("The store ends the process", cause);
                                }));
        logs =
                Logs.open(
                        new Logs.Parts(
                                path.resolve("logs"), InstantSource.system(), System::nanoTime));
        var random = new SplittableRandom(1);
        workflows =
                new Workflows(
                        new Workflows.Parts(
                                store,
                                logs.groups(),
                                operations,
                                SCOPE,
                                Quotas.AWS,
                                new EngineLimits(2, 100, 64L << 20, 1_000_000, 1_000, 0),
                                new Workflows.Chance(
                                        InstantSource.system(),
                                        System::nanoTime,
                                        UUID::randomUUID,
                                        random::split,
                                        byte[]::new),
                                MockSource.NONE,
                                new Workflows.Telemetry(receiver, null),
                                Workflows.Parts.KEPT));
        operations.registerAll(workflows.operations());
        operations.register(new Flaky());
        workflows.start();
    }

    private final class Flaky implements Operation {
        @Override
        public OperationId id() {
            return new OperationId("lambda", "Invoke");
        }

        @Override
        public boolean readOnly() {
            return false;
        }

        @Override
        public Response invoke(Call call, Request request) {
            return calls.incrementAndGet() == 1
                    ? Response.of(
                            Map.of(
                                    "StatusCode",
                                    200L,
                                    "FunctionError",
                                    "Unhandled",
                                    "Payload",
                                    "{\"errorType\": \"Busy\", \"errorMessage\": \"secret\"}",
                                    "ExecutedVersion",
                                    "$LATEST"))
                    : Response.of(
                            Map.of(
                                    "StatusCode",
                                    200L,
                                    "Payload",
                                    "{}",
                                    "ExecutedVersion",
                                    "$LATEST"));
        }
    }

    Map<String, @Nullable Object> call(String operation, Map<String, @Nullable Object> request) {
        return operations
                .invoke(
                        new OperationId("states", operation),
                        Call.of(Principal.ANONYMOUS, SCOPE, "request"),
                        Request.of(request))
                .members();
    }

    /** The ARN of a machine whose tracing is enabled or not. */
    String machine(String name, String type, String definition, boolean traced) {
        var created =
                call(
                        "CreateStateMachine",
                        Map.of(
                                "name",
                                name,
                                "type",
                                type,
                                "definition",
                                definition,
                                "roleArn",
                                ROLE,
                                "tracingConfiguration",
                                Map.of("enabled", traced)));
        return String.valueOf(created.get("stateMachineArn"));
    }

    /** Starts it and waits for its end; its ARN. */
    String run(String machine, Map<String, @Nullable Object> more) {
        var request = new HashMap<String, @Nullable Object>(more);
        request.put("stateMachineArn", machine);
        String execution = String.valueOf(call("StartExecution", request).get("executionArn"));
        await(() -> !isRunning(execution));
        return execution;
    }

    /** A second queue on the same table, whose bound is this. */
    void sendTo(SpanReceiver receiver, long maxPending) {
        second = new TraceQueue(store, new SqlExecutionReader(store), receiver, maxPending);
        second.start();
    }

    /** A second queue on the same table, which cannot read the history of this execution. */
    void sendTo(SpanReceiver receiver, String spoilt) {
        second = new TraceQueue(store, new SpoiltReader(store, spoilt), receiver);
        second.start();
    }

    boolean isRunning(String execution) {
        return Json.print(call("DescribeExecution", Map.of("executionArn", execution)))
                .contains("\"RUNNING\"");
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + AWAIT_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It does not come");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    @Override
    public void close() {
        if (second != null) {
            second.close();
        }
        workflows.close();
        logs.close();
        store.close();
        folder.close();
    }
}
