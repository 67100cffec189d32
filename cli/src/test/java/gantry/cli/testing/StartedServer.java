package gantry.cli.testing;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server as users have it: {@code ./gantry start} in a process of its own, built first if the
 * sources changed. It works in one folder (its {@code gantry.yaml}, its data, its log), on a free
 * port that a {@link #restart} keeps. Use:
 *
 * <pre>{@code
 * try (var server = StartedServer.in(folder)) {
 *     server.kill9();
 *     server.restart();
 * }
 * }</pre>
 *
 * <p>Confined to one thread.
 */
public final class StartedServer implements AutoCloseable {
    /** INTERFACE: SIGTERM stops it within 10 s; the rest is for a machine with much to do. */
    private static final long STOP_SECONDS = 30;

    private final Path folder;
    private final List<String> arguments;
    private final Surroundings surroundings;
    private Process process;
    private URI url;

    private StartedServer(
            Path folder, Surroundings surroundings, List<String> arguments, int port) {
        this.folder = folder;
        this.surroundings = surroundings;
        this.arguments = arguments;
        this.process = spawn(port);
        this.url = awaitUrl();
    }

    /** Starts one in this folder, ready when this returns; more arguments as the command takes. */
    public static StartedServer in(Path folder, String... arguments) {
        return in(folder, Surroundings.ORDINARY, arguments);
    }

    /** As {@link #in}, elsewhere. */
    public static StartedServer in(Path folder, Surroundings surroundings, String... arguments) {
        return new StartedServer(folder, surroundings, List.of(arguments), 0);
    }

    /** As {@link #in}, with this text as its {@code gantry.yaml}. */
    public static StartedServer configured(Path folder, String yaml, String... arguments) {
        try {
            Files.writeString(folder.resolve("gantry.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return in(folder, arguments);
    }

    /** {@code http://127.0.0.1:PORT}. */
    public URI url() {
        return url;
    }

    public Path data() {
        return folder.resolve("data");
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as a power failure would; returns once it is gone. */
    public void kill9() {
        process.destroyForcibly();
        awaitEnd();
    }

    /**
     * Asks it to stop.
     *
     * @return its exit status
     */
    public int sigterm() {
        process.destroy();
        return awaitEnd();
    }

    /** Starts it again in the same folder and on the same port, ready when this returns. */
    public void restart() {
        if (process.isAlive()) {
            throw new IllegalStateException("The server still runs; stop or kill it first.");
        }
        process = spawn(url.getPort());
        url = awaitUrl();
    }

    /** Starts it again and kills it after so long, mostly before it is ready. */
    public void restartAndKill9(long afterMs) {
        process = spawn(url.getPort());
        try {
            process.waitFor(afterMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        kill9();
    }

    /** All that it and those before it wrote to standard error. */
    public String log() {
        try {
            return Files.exists(logFile()) ? Files.readString(logFile()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it. Nothing is deleted: the folder is the test's. */
    @Override
    public void close() {
        if (process.isAlive()) {
            sigterm();
        }
    }

    /** The checkout whose {@code ./gantry} is started. */
    public static Path root() {
        @Nullable String root = System.getenv("GANTRY_ROOT");
        return root == null ? Path.of("..").toAbsolutePath().normalize() : Path.of(root);
    }

    private Process spawn(int port) {
        List<String> command = new ArrayList<>();
        command.add(root().resolve("gantry").toString());
        command.addAll(
                List.of("start", "--port", Integer.toString(port), "--data", data().toString()));
        command.addAll(arguments);
        File log = logFile().toFile();
        try {
            var builder =
                    new ProcessBuilder(surroundings.command(folder, command))
                            .directory(folder.toFile())
                            .redirectError(ProcessBuilder.Redirect.appendTo(log));
            builder.environment().putAll(surroundings.environment());
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI awaitUrl() {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        try {
            @Nullable String line = out.readLine();
            if (line == null) {
                throw new AssertionError(
                        "The server did not start (status %d):%n%s".formatted(awaitEnd(), log()));
            }
            return URI.create(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its exit status, once it has ended by itself. */
    public int awaitEnd() {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("The server did not stop:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path logFile() {
        return folder.resolve("server.log");
    }
}
