package gantry.cli.testing;

import org.junit.jupiter.api.Assumptions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Mounts of a test's own, which no other process of the machine sees: small disks, folders under a
 * second name. A process in it keeps it, so that servers in it may be killed and started again; all
 * that is mounted goes with it. Confined to one thread.
 */
public final class MountNamespace implements AutoCloseable {
    /** As root; as anybody else in a user namespace, where that is allowed. */
    private static final List<List<String>> WAYS_IN =
            List.of(
                    List.of("unshare", "--mount"),
                    List.of("unshare", "--user", "--map-root-user", "--mount"));

    private static final List<List<String>> WAYS_BACK =
            List.of(List.of("--mount"), List.of("--user", "--preserve-credentials", "--mount"));

    private final Process keeper;
    private final List<String> enter;

    private MountNamespace(Process keeper, List<String> wayBack) {
        this.keeper = keeper;
        this.enter = new ArrayList<>(List.of("nsenter", "--target", Long.toString(keeper.pid())));
        enter.addAll(wayBack);
        enter.add("--");
    }

    /** A new one; where the machine allows none, the test is skipped, or fails with CI=true. */
    public static MountNamespace open() {
        for (int way = 0; way < WAYS_IN.size(); way++) {
            Process keeper = keep(WAYS_IN.get(way));
            if (isReady(keeper)) {
                return new MountNamespace(keeper, WAYS_BACK.get(way));
            }
        }
        String sentence = "This machine allows no mounts of a test's own (unshare --mount).";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(sentence);
        }
        return Assumptions.abort(sentence);
    }

    /** It ends with its input, whatever becomes of the test. */
    private static Process keep(List<String> unshare) {
        var command = new ArrayList<>(unshare);
        command.addAll(List.of("sh", "-c", "echo ready; read -r _"));
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isReady(Process keeper) {
        try {
            BufferedReader out = keeper.inputReader(StandardCharsets.UTF_8);
            return "ready".equals(out.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands before a command that is to run in it. */
    List<String> enter() {
        return List.copyOf(enter);
    }

    /** A disk of this size in memory, in place of the folder. */
    public void disk(Path folder, int megabytes) {
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "gantry", folder.toString());
    }

    /** Runs a command in it. */
    public void run(String... words) {
        var command = new ArrayList<>(enter);
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", words) + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A file in it, as this process reaches it. */
    public Path view(Path path) {
        return Path.of("/proc/" + keeper.pid() + "/root" + path.toAbsolutePath());
    }

    @Override
    public void close() {
        keeper.destroyForcibly();
    }
}
