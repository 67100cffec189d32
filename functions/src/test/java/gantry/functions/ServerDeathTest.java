package gantry.functions;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.functions.processes.MarkedProcesses;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What becomes of functions when their server is killed. */
class ServerDeathTest {
    @Test
    void kill_9_of_the_server_leaves_nothing() throws Exception {
        Process server = start("child", "setsid", "daemon");
        Path folder = folderOf(server);
        String id = idOf(folder);
        assertThat(MarkedProcesses.pidsOf(id)).hasSizeGreaterThan(3);

        server.destroyForcibly().waitFor();

        Lambda.await("nothing is left", () -> MarkedProcesses.pidsOf(id).isEmpty());
        Lambda.delete(folder);
    }

    @Test
    void what_still_is_left_is_gone_once_the_next_server_has_started() throws Exception {
        Process server = start("setsid", "daemon");
        Path folder = folderOf(server);
        String id = idOf(folder);
        // A kill of everything the server started itself, its keepers among them.
        List<ProcessHandle> keepers = server.children().toList();
        assertThat(keepers).isNotEmpty();
        List<ProcessHandle> watchers =
                keepers.stream()
                        .flatMap(ProcessHandle::children)
                        .filter(one -> one.info().commandLine().orElse("").contains("keeper"))
                        .toList();
        watchers.forEach(ProcessHandle::destroyForcibly);
        keepers.forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly().waitFor();

        try (var _ = Lambda.again(folder)) {
            assertThat(MarkedProcesses.pidsOf(id)).isEmpty();
        }
    }

    @Test
    void a_server_on_a_copy_of_the_data_folder_leaves_the_others_functions_alone()
            throws Exception {
        Path copy = Files.createTempDirectory("gantry-functions-copy-");
        try (var first = Lambda.start()) {
            first.invoke("exits");
            List<Long> before = first.processes();
            assertThat(before).isNotEmpty();
            Lambda.copy(first.folder(), copy);

            try (var _ = Lambda.again(copy)) {
                assertThat(first.processes()).containsAll(before);
            }
        }
    }

    private static Process start(String... how) throws IOException {
        var classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        var command =
                new java.util.ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classPath,
                                Host.class.getName()));
        command.addAll(List.of(how));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static Path folderOf(Process server) throws IOException {
        return Path.of(
                Objects.requireNonNull(
                        server.inputReader(StandardCharsets.UTF_8).readLine(),
                        "the host did not start"));
    }

    private static String idOf(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("data/functions/id")).getFirst();
    }
}
