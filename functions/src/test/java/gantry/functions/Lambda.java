package gantry.functions;

import gantry.functions.environments.Clocks;
import gantry.functions.environments.FunctionLimits;
import gantry.functions.folders.FunctionDraft;
import gantry.functions.processes.MarkedProcesses;
import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.operations.AwsException;
import gantry.operations.Call;
import gantry.operations.Cancellation;
import gantry.operations.Operation;
import gantry.operations.Principal;
import gantry.operations.Request;
import gantry.operations.Scope;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The module with the functions of {@code src/test/resources/functions}, in a folder of its own.
 */
final class Lambda implements AutoCloseable {
    static final Scope SCOPE = new Scope("111111111111", "us-east-1");
    private static final Duration WATCHDOG = Duration.ofMinutes(2);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Added to the real time. */
    final AtomicLong advancedNanos = new AtomicLong();

    private final Path folder;
    private final Functions functions;
    private final Operation invoke;

    private Lambda(Path folder, FunctionLimits limits) {
        this.folder = folder;
        this.functions = new Functions(parts(limits));
        this.invoke = functions.operations().getFirst();
        functions.start();
    }

    static Lambda start() {
        return start(limits(16));
    }

    static Lambda start(FunctionLimits limits) {
        Path folder = temporaryFolder();
        copy(resources(), folder.resolve("functions"));
        return new Lambda(folder, limits);
    }

    /** In the folder of one that died. */
    static Lambda again(Path folder) {
        return new Lambda(folder, limits(16));
    }

    Path folder() {
        return folder;
    }

    /** Files are looked at at each invocation; an init has time, as many tests run at once. */
    static FunctionLimits limits(int processes) {
        return limits(processes, Duration.ofSeconds(60));
    }

    static FunctionLimits limits(int processes, Duration init) {
        FunctionLimits limits = FunctionLimits.ofProcesses(processes);
        return new FunctionLimits(
                processes,
                limits.waiting(),
                init,
                limits.idle(),
                Duration.ZERO,
                limits.allowanceBytes());
    }

    private Functions.Parts parts(FunctionLimits limits) {
        return new Functions.Parts(
                folder.resolve("data"),
                folder.resolve("functions"),
                Map.of("elsewhere", elsewhere()),
                SCOPE.region(),
                () -> "http://127.0.0.1:8083",
                Map.of("PATH", System.getenv("PATH"), "SECRET_OF_THE_SERVER", "x"),
                Path.of(System.getProperty("java.home"), "bin", "java"),
                javaRuntime(),
                limits,
                new Clocks(
                        InstantSource.system(),
                        () -> System.nanoTime() + advancedNanos.get(),
                        Lambda::newId));
    }

    /** A function that the configuration names, with a folder beside the others'. */
    private FunctionDraft elsewhere() {
        return new FunctionDraft("elsewhere", null, "index.other", 7, 256, Map.of("TONE", "warm"))
                .withPathIn(folder);
    }

    private static @Nullable Path javaRuntime() {
        String folder = System.getProperty("gantry.javaRuntime");
        return folder == null ? null : Path.of(folder);
    }

    private static String newId() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    Path folderOf(String function) {
        return folder.resolve("functions").resolve(function);
    }

    Path logOf(String function) {
        return folder.resolve("data/logs/lambda").resolve(function + ".log");
    }

    /** Writes a file of a function. */
    void write(String function, String file, String text) {
        try {
            Path path = folderOf(function).resolve(file);
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a function answered, with the whole of the response. */
    record Answer(Map<String, @Nullable Object> members) {
        @Nullable Object error() {
            return members.get("FunctionError");
        }

        String text() {
            return String.valueOf(members.get("Payload"));
        }

        @Nullable Object payload() {
            return Json.parse(text());
        }

        JsonObject object() {
            return (JsonObject) Objects.requireNonNull(payload());
        }

        @Nullable Object errorType() {
            return object().get("errorType");
        }

        String errorMessage() {
            return String.valueOf(object().get("errorMessage"));
        }
    }

    Answer invoke(String function, Object... payload) {
        Object event =
                payload.length == 0
                        ? JsonObject.empty()
                        : payload.length == 2
                                ? JsonObject.of((String) payload[0], payload[1])
                                : JsonObject.of(
                                        (String) payload[0],
                                        payload[1],
                                        (String) payload[2],
                                        payload[3]);
        return call(Map.of("FunctionName", function, "Payload", Json.print(event)));
    }

    Answer call(Map<String, ? extends Object> members) {
        return call(Cancellation.none(), members);
    }

    Answer call(Cancellation cancellation, Map<String, ? extends Object> members) {
        var call =
                new Call(
                        Principal.ANONYMOUS,
                        SCOPE,
                        UUID.randomUUID().toString(),
                        Call.NO_DEADLINE,
                        cancellation,
                        null,
                        null,
                        null);
        return new Answer(invoke.invoke(call, Request.of(Map.copyOf(members))).members());
    }

    /** The error that a call is refused with. */
    AwsException refusal(Map<String, ? extends Object> members) {
        try {
            Answer answer = call(members);
            throw new AssertionError("Not refused: " + answer);
        } catch (AwsException e) {
            return e;
        }
    }

    /** The processes of all functions. */
    List<Long> processes() {
        try {
            return MarkedProcesses.pidsOf(
                    Files.readAllLines(folder.resolve("data/functions/id")).getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String log(String function) {
        try {
            return Files.exists(logOf(function)) ? Files.readString(logOf(function)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + WATCHDOG.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("Never: " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Ends it, and fails if anything is left. */
    @Override
    public void close() {
        functions.close();
        List<Long> left = processes();
        delete(folder);
        if (!left.isEmpty()) {
            throw new AssertionError("Left running: " + left);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("gantry-functions-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path resources() {
        try {
            URL classes = Objects.requireNonNull(Lambda.class.getResource("/functions/echo"));
            return Objects.requireNonNull(Path.of(classes.toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                    if (file.endsWith("bootstrap") && !copy.toFile().setExecutable(true)) {
                        throw new IllegalStateException(copy + " cannot be made executable");
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
