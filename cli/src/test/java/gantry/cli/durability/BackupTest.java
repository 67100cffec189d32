package gantry.cli.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.cli.testing.Await;
import gantry.cli.testing.Machines;
import gantry.cli.testing.Sdk;
import gantry.cli.testing.StartedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Backups of a started server by a process beside it. */
class BackupTest {
    private static final int CLIENTS = 4;
    private static final int STARTS_BEFORE = 100;
    private static final int OBJECT_BYTES = 64 << 20;

    @TempDir private Path folder;

    @Test
    void a_backup_under_load_holds_all_that_was_acknowledged_before_and_starts_elsewhere()
            throws Exception {
        Path backup = folder.resolve("a backup.zip");
        Path home = Files.createDirectory(folder.resolve("home"));
        var before = new ArrayList<String>();
        String afterwards;
        String waiting;
        try (var server = StartedServer.in(home);
                SfnClient sfn = Sdk.client(server.url())) {
            Path object = server.data().resolve("objects/bucket/a/b.json");
            Files.createDirectories(object.getParent());
            Files.writeString(object, "[1]");
            String pass = Machines.create(sfn, "pass", Machines.PASS);
            waiting =
                    Machines.start(sfn, Machines.create(sfn, "wait", Machines.WAIT), "waits", "{}");
            try (var load = new Load(sfn, pass)) {
                Await.until("some executions started", () -> load.started.size() > STARTS_BEFORE);
                before.addAll(load.started);
                int status = gantry("backup", backup, server.data()).waitFor();
                assertThat(status).as(log()).isZero();
            }
            afterwards = Machines.start(sfn, pass, "afterwards", "{}");
        }

        Path other = Files.createDirectory(folder.resolve("other"));
        assertThat(gantry("restore", backup, other.resolve("data")).waitFor()).as(log()).isZero();
        try (var server = StartedServer.in(other);
                SfnClient sfn = Sdk.client(server.url())) {
            for (String arn : before) {
                assertThat(Machines.untilEnded(sfn, arn).status())
                        .isEqualTo(ExecutionStatus.SUCCEEDED);
                assertThat(sfn.getExecutionHistory(r -> r.executionArn(arn)).events()).hasSize(4);
            }
            assertThatThrownBy(() -> sfn.describeExecution(r -> r.executionArn(afterwards)))
                    .isInstanceOf(ExecutionDoesNotExistException.class);
            assertThat(sfn.describeExecution(r -> r.executionArn(waiting)).status())
                    .isEqualTo(ExecutionStatus.RUNNING);
            sfn.stopExecution(r -> r.executionArn(waiting));
            assertThat(server.data().resolve("objects/bucket/a/b.json")).hasContent("[1]");
            assertThat(gantry("restore", backup, server.data()).waitFor()).isEqualTo(2);
            assertThat(log()).contains("is in use by the process " + server.pid());
        }
    }

    @Test
    void a_backup_that_is_killed_leaves_no_file_of_its_name_and_can_be_made_again()
            throws Exception {
        Path backup = folder.resolve("backup.zip");
        Path home = Files.createDirectory(folder.resolve("home"));
        try (var server = StartedServer.in(home);
                SfnClient sfn = Sdk.client(server.url())) {
            Machines.create(sfn, "pass", Machines.PASS);
            Path bucket = Files.createDirectories(server.data().resolve("objects/bucket"));
            var noise = new byte[OBJECT_BYTES];
            new Random(1).nextBytes(noise);
            Files.write(bucket.resolve("large"), noise);

            Process killed = gantry("backup", backup, server.data());
            Path partial = backup.resolveSibling("backup.zip.partial");
            Await.until("the backup is under way", () -> bytes(partial) > 1 << 20);
            killed.destroyForcibly().waitFor();

            assertThat(backup).doesNotExist();
            assertThat(gantry("backup", backup, server.data()).waitFor()).as(log()).isZero();
            assertThat(partial).doesNotExist();
        }
        Path other = folder.resolve("restored");
        assertThat(gantry("restore", backup, other).waitFor()).as(log()).isZero();
        assertThat(other.resolve("objects/bucket/large")).hasSize(OBJECT_BYTES);
    }

    private static long bytes(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private Process gantry(String command, Path file, Path data) throws IOException {
        return new ProcessBuilder(
                        StartedServer.root().resolve("gantry").toString(),
                        command,
                        file.toString(),
                        "--data",
                        data.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    /** Clients that start one execution after the other, until it is closed. */
    private static final class Load implements AutoCloseable {
        final Queue<String> started = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean isOver = new AtomicBoolean();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        Load(SfnClient sfn, String machine) {
            for (int client = 0; client < CLIENTS; client++) {
                String prefix = "client" + client + "-";
                threads.execute(() -> run(sfn, machine, prefix));
            }
        }

        private void run(SfnClient sfn, String machine, String prefix) {
            for (int i = 0; !isOver.get(); i++) {
                try {
                    started.add(Machines.start(sfn, machine, prefix + i, "{}"));
                } catch (SdkException e) {
                    throw new AssertionError(e);
                }
            }
        }

        @Override
        public void close() {
            isOver.set(true);
            threads.close();
        }
    }
}
