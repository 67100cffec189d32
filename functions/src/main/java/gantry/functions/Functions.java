package gantry.functions;

import gantry.functions.api.Invoke;
import gantry.functions.environments.Clocks;
import gantry.functions.environments.Commands;
import gantry.functions.environments.EnvironmentStarter;
import gantry.functions.environments.Environments;
import gantry.functions.environments.FunctionLimits;
import gantry.functions.folders.FunctionDraft;
import gantry.functions.folders.FunctionFolders;
import gantry.functions.logs.FunctionLogs;
import gantry.functions.processes.MarkedProcesses;
import gantry.operations.Operation;
import gantry.wire.http.HttpLoop;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * AWS Lambda: functions as folders, run by processes of this machine. Built by {@code server}, then
 * started before anything may invoke, then closed. Safe for any thread.
 */
public final class Functions implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("gantry.functions");

    private final String folderId;
    private final HttpLoop loop;
    private final FunctionLogs logs;
    private final Environments environments;
    private final List<Operation> operations;

    /**
     * What it gets of its server.
     *
     * @param data the data folder, which no other server uses now
     * @param folders where each sub-folder is a function
     * @param configured functions that the configuration names, their paths absolute
     * @param endpoint the server's own URL for SDK clients inside functions; may wait for it
     * @param variables the server's environment variables
     * @param java the JDK's {@code java}
     * @param javaRuntime the folder of Lambda's runtime client for Java; null where it is not built
     */
    public record Parts(
            Path data,
            Path folders,
            Map<String, FunctionDraft> configured,
            String region,
            Supplier<String> endpoint,
            Map<String, String> variables,
            Path java,
            @Nullable Path javaRuntime,
            FunctionLimits limits,
            Clocks clocks) {
        /** Without the variables, which may hold secrets. */
        @Override
        public String toString() {
            return "Functions in " + folders;
        }
    }

    public Functions(Parts parts) {
        Path own = parts.data.resolve("functions").toAbsolutePath();
        this.folderId = folderId(own, parts.clocks);
        unpackBootstrap(own);
        this.loop = HttpLoop.open();
        this.logs = new FunctionLogs(parts.data.resolve("logs/lambda"), parts.clocks.clock());
        var machine = new Commands.Machine(parts.variables, own, parts.java, parts.javaRuntime);
        var tools = new EnvironmentStarter.Tools(folderId, loop, logs, parts.limits, parts.clocks);
        var commands = new Commands(machine, parts.region, parts.endpoint);
        this.environments =
                new Environments(
                        parts.limits, new EnvironmentStarter(tools, commands), parts.clocks);
        var folders =
                new FunctionFolders(
                        parts.folders,
                        parts.configured,
                        parts.limits.recheck(),
                        parts.clocks.nanoTime());
        this.operations = List.of(new Invoke(folders, environments, parts.clocks));
    }

    public List<Operation> operations() {
        return operations;
    }

    /** Kills what a server that died left on this data folder; returns when nothing of it runs. */
    public void start() {
        int killed = MarkedProcesses.killAllOf(folderId);
        if (killed > 0) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "Killed {0} processes of functions that a dead server left",
                    killed);
        }
        environments.start();
    }

    /** Ends all functions; nothing of them is left. */
    @Override
    public void close() {
        environments.close();
        MarkedProcesses.killAllOf(folderId);
        loop.close();
        logs.close();
    }

    /**
     * Made once for a data folder, so that its processes are told from another server's. Behind it
     * stands which file that is: a copy of the folder is another folder, whose server must not kill
     * what runs for this one.
     */
    private static String folderId(Path folder, Clocks clocks) {
        Path file = folder.resolve("id");
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
                if (lines.size() == 2
                        && lines.getFirst().matches("[0-9a-f]{32}")
                        && lines.getLast().equals(fileKey(file))) {
                    return lines.getFirst();
                }
            }
            String id = clocks.newId();
            Path written = folder.resolve("id.new");
            Files.writeString(written, id);
            Files.writeString(written, id + "\n" + fileKey(written) + "\n");
            Files.move(
                    written,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileKey(Path file) throws IOException {
        return String.valueOf(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }

    private static void unpackBootstrap(Path folder) {
        String name = Commands.NODE_BOOTSTRAP;
        try (InputStream in = Functions.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
