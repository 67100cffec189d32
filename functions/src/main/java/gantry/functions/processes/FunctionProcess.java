package gantry.functions.processes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The process of one environment with everything it starts, under a small shell script that
 * survives neither. {@link #end} leaves nothing of it. Safe for any thread.
 */
public final class FunctionProcess {
    private static final String KEEPER = resource("keeper.sh");
    private static final Path SETSID = find("setsid");

    /** For the keeper to kill its group; then it is killed itself. */
    private static final Duration KEEPER_TIME = Duration.ofSeconds(2);

    private final Process keeper;
    private final Marker marker;

    private FunctionProcess(Process keeper, Marker marker) {
        this.keeper = keeper;
        this.marker = marker;
    }

    /**
     * What is to run.
     *
     * @param environment all variables; nothing is inherited
     */
    public record Command(List<String> words, Path folder, Map<String, String> environment) {
        public Command {
            words = List.copyOf(words);
            environment = Map.copyOf(environment);
        }

        @Override
        public String toString() {
            return words.getFirst() + " in " + folder;
        }
    }

    /**
     * Starts it.
     *
     * @throws IOException if the operating system refuses
     */
    public static FunctionProcess start(Command command, Marker marker) throws IOException {
        List<String> words = new ArrayList<>();
        if (!SETSID.toString().isEmpty()) {
            words.add(SETSID.toString()); // Ctrl-C at the server's terminal is the server's alone
        }
        words.addAll(List.of("/bin/sh", "-c", KEEPER, "keeper", marker.value()));
        words.addAll(command.words());
        var builder = new ProcessBuilder(words).directory(command.folder().toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        builder.redirectErrorStream(true);
        return new FunctionProcess(builder.start(), marker);
    }

    /** What it prints to standard output and standard error; ends when nobody holds them. */
    public InputStream output() {
        return keeper.getInputStream();
    }

    /** Of the script; the function's process is its child. */
    public long pid() {
        return keeper.pid();
    }

    /** A new account of the memory it holds. */
    public ResidentMemory memory() {
        return new ResidentMemory(keeper.pid());
    }

    /** Waits for its end. */
    public ExitReason awaitExit() throws InterruptedException {
        return ExitReason.of(keeper.waitFor());
    }

    /** Kills it and everything it started; returns once they are gone. */
    public void end() {
        List<ProcessHandle> family = keeper.descendants().toList();
        try {
            keeper.getOutputStream().close(); // the keeper kills the group
            if (!keeper.waitFor(KEEPER_TIME.toMillis(), TimeUnit.MILLISECONDS)) {
                keeper.destroyForcibly();
            }
        } catch (IOException _) {
            keeper.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            keeper.destroyForcibly();
        }
        family.forEach(ProcessHandle::destroyForcibly);
        MarkedProcesses.killAllOf(marker);
    }

    private static Path find(String program) {
        for (String folder : List.of("/usr/bin", "/bin", "/usr/local/bin")) {
            Path file = Path.of(folder, program);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        return Path.of("");
    }

    private static String resource(String name) {
        try (InputStream in = FunctionProcess.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
