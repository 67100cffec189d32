package gantry.workflows.model;

import gantry.logs.Logs;
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

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Step Functions, whole and running, behind the registry's door, with a CloudWatch Logs and a few
 * functions. Notes which members are sent and which are answered, and holds every answer to the
 * model.
 */
final class ModelWorld implements AutoCloseable {
    static final Scope SCOPE = new Scope("111111111111", "us-east-1");
    static final String ROLE = "arn:aws:iam::111111111111:role/r";
    static final String STATES = "arn:aws:states:us-east-1:111111111111:";

    private static final long AWAIT_NANOS = 30_000_000_000L;
    private static final long POLL_NANOS = 2_000_000L;

    private final DataFolder folder;
    private final Store store;
    private final Logs logs;
    private final Workflows workflows;
    private final Answers answers;
    private final Set<String> sent = new TreeSet<>();
    private final Operations operations =
            new Operations(Authorizer.OPEN, ServiceModel.load("states"), ServiceModel.load("logs"));
    private final AtomicLong names = new AtomicLong();

    ModelWorld(Path path, AwsModel model) {
        answers = new Answers(model);
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
                                MockSource.NONE,
                                Workflows.Telemetry.NONE,
                                Workflows.Parts.KEPT));
        operations.registerAll(workflows.operations());
        operations.registerAll(logs.operations());
        operations.register(new PaperLambda());
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

    /** What the operation answers to members given as name, value, name, value … */
    Map<String, @Nullable Object> call(String operation, @Nullable Object... members) {
        var request = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < members.length; i += 2) {
            request.put((String) members[i], members[i + 1]);
        }
        return send(operation, request);
    }

    Map<String, @Nullable Object> send(String operation, Map<String, @Nullable Object> request) {
        note(operation, request);
        return answers.checked(operation, invoke("states", operation, request));
    }

    /** Asks CloudWatch Logs. */
    Map<String, @Nullable Object> logs(String operation, Map<String, @Nullable Object> request) {
        return invoke("logs", operation, request);
    }

    private Map<String, @Nullable Object> invoke(
            String service, String operation, Map<String, @Nullable Object> request) {
        return operations
                .invoke(
                        new OperationId(service, operation),
                        Call.of(Principal.ANONYMOUS, SCOPE, "request"),
                        Request.of(request))
                .members();
    }

    private void note(String path, @Nullable Object value) {
        switch (value) {
            case Map<?, ?> map ->
                    map.forEach(
                            (key, member) -> {
                                sent.add(path + "." + key);
                                note(path + "." + key, member);
                            });
            case List<?> list -> list.forEach(item -> note(path + "[]", item));
            case null, default -> {}
        }
    }

    /** {@code Operation.path} of every member that was sent since the last time this was asked. */
    Set<String> takeSent() {
        var taken = new TreeSet<>(sent);
        sent.clear();
        return taken;
    }

    /** {@code Operation.path} of every member of an answer. */
    Set<String> seen() {
        return answers.seen();
    }

    /** A name that nothing has. */
    String newName() {
        return "n" + names.incrementAndGet();
    }

    /** Asks until the answer is as wanted. */
    Map<String, @Nullable Object> await(
            String operation,
            Predicate<Map<String, @Nullable Object>> wanted,
            @Nullable Object... members) {
        long end = System.nanoTime() + AWAIT_NANOS;
        while (true) {
            var answer = call(operation, members);
            if (wanted.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("It does not come: " + answer);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    @Override
    public void close() {
        workflows.close();
        logs.close();
        store.close();
        folder.close();
    }
}
