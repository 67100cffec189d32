package gantry.workflows.api;

import gantry.json.Json;
import gantry.logs.Logs;
import gantry.objects.ObjectStorage;
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
import gantry.workflows.Workflows;
import gantry.workflows.definitions.Quotas;
import gantry.workflows.mocks.MockSource;
import gantry.workflows.node.EngineLimits;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The whole module on a real database: executions run, and who looks at one sees it when it has
 * ended.
 */
final class RunningWorld implements Played {
    /** Those of the recordings. */
    private static final Scope SCOPE = new Scope("111111111111", "us-east-1");

    private static final ServiceModel MODEL = ServiceModel.load("states");
    private static final Set<String> LOOKS =
            Set.of(
                    "DescribeExecution",
                    "ListExecutions",
                    "GetExecutionHistory",
                    "ListMapRuns",
                    "DescribeMapRun");
    private static final long AWAIT_NANOS = 20_000_000_000L;
    private static final long POLL_NANOS = 2_000_000L;

    private final DataFolder folder;
    private final Store store;
    private final Logs logs;
    private final Path buckets;
    private final ObjectStorage objects;
    private final Workflows workflows;
    private final Operations operations = new Operations(Authorizer.OPEN, MODEL);

    RunningWorld(Path path) {
        this(path, MockSource.NONE);
    }

    RunningWorld(Path path, MockSource mocks) {
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
        buckets = path.resolve("objects");
        objects =
                ObjectStorage.open(
                        new ObjectStorage.Parts(
                                buckets, null, InstantSource.system(), UUID::randomUUID));
        operations.registerAll(objects.operations());
        workflows =
                new Workflows(
                        new Workflows.Parts(
                                store,
                                logs.groups(),
                                operations,
                                SCOPE,
                                Quotas.AWS,
                                new EngineLimits(2, 100, 64L << 20, 1_000_000, 1_000, 0),
                                chance(),
                                mocks,
                                Workflows.Telemetry.NONE,
                                Workflows.Parts.KEPT));
        operations.registerAll(workflows.operations());
        workflows.start();
    }

    private static Workflows.Chance chance() {
        var ids = new AtomicLong();
        var random = new SplittableRandom(1);
        return new Workflows.Chance(
                InstantSource.system(),
                System::nanoTime,
                () -> new UUID(0x7000, ids.incrementAndGet()),
                random::split,
                byte[]::new);
    }

    /** With a text in a bucket, at {@code BUCKET/KEY}. */
    RunningWorld withObject(String path, String text) {
        Path file = buckets.resolve(path);
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    @Override
    public Map<String, @Nullable Object> call(
            String operation, Map<String, @Nullable Object> request) {
        long end = System.nanoTime() + AWAIT_NANOS;
        while (true) {
            var answer = answer(operation, request);
            if (!LOOKS.contains(operation) || !isOpen(operation, answer)) {
                return answer;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("It does not end: " + Json.print(answer));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private Map<String, @Nullable Object> answer(
            String operation, Map<String, @Nullable Object> request) {
        return operations
                .invoke(
                        new OperationId("states", operation),
                        Call.of(Principal.ANONYMOUS, SCOPE, "request"),
                        Request.of(request))
                .members();
    }

    private static boolean isOpen(String operation, Map<String, @Nullable Object> answer) {
        String text = Json.print(answer);
        return switch (operation) {
            case "GetExecutionHistory" -> !text.contains("\"ExecutionSucceeded\"");
            case "ListMapRuns" -> !text.contains("\"stopDate\""); // the scenarios have one
            default -> text.contains("\"RUNNING\"");
        };
    }

    @Override
    public void close() {
        workflows.close();
        objects.close();
        logs.close();
        store.close();
        folder.close();
    }
}
