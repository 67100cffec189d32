package gantry.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.Await;
import gantry.cli.testing.Machines;
import gantry.cli.testing.Sdk;
import gantry.cli.testing.StartedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A disk that refuses writes for another reason than its space, for a while: over a quota, or set
 * read-only by the kernel. Here by a limit on the size of the process's files: a mount cannot be
 * made read-only while a server writes to it.
 */
class RefusedWritesTest {
    /** More than the server's log needs, less than the inputs. */
    private static final int FILE_BYTES = 262_144;

    private static final int INPUT_BYTES = 150_000;

    @TempDir private Path folder;

    @Test
    void calls_that_write_are_refused_until_the_disk_takes_them_again() throws Exception {
        try (var server = StartedServer.in(folder);
                SfnClient sfn = Sdk.client(server.url())) {
            String machine = Machines.create(sfn, "m", Machines.PASS);
            String before = Machines.start(sfn, machine, "before", "{}");
            Machines.untilEnded(sfn, before);
            var starts = new Starts(sfn, machine);

            limit(server, Integer.toString(FILE_BYTES));
            starts.untilRefused(INPUT_BYTES);

            assertThat(starts.refusals()).isSubsetOf(Refused.KEEP, Refused.DO).isNotEmpty();
            assertThat(sfn.describeExecution(it -> it.executionArn(before)).status())
                    .isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(server.log().lines().filter(line -> line.contains("does not take what")))
                    .hasSizeBetween(1, 3);

            limit(server, "unlimited");
            Await.until("a start is taken again", () -> starts.start("\"again\""));
            for (String name : starts.acknowledged()) {
                String execution = before.replace(":before", ":" + name);
                assertThat(Machines.untilEnded(sfn, execution).status())
                        .isEqualTo(ExecutionStatus.SUCCEEDED);
            }
            assertThat(server.log()).doesNotContain("\tat ");
        }
    }

    /** The soft limit only, so that it can be raised again by whoever it is. */
    private static void limit(StartedServer server, String bytes)
            throws IOException, InterruptedException {
        var command =
                new ProcessBuilder(
                        "prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + bytes + ":");
        assertThat(command.inheritIO().start().waitFor()).isZero();
    }
}
