package gantry.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.cli.testing.Machines;
import gantry.cli.testing.MountNamespace;
import gantry.cli.testing.Sdk;
import gantry.cli.testing.StartedServer;
import gantry.cli.testing.Surroundings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sfn.SfnClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who may have a data folder, by whatever name it is called. */
class DataFolderTest {
    @TempDir private Path folder;

    @Test
    void a_start_on_a_read_only_mount_is_one_sentence() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (var mounts = MountNamespace.open();
                var writable = StartedServer.in(folder)) {
            writable.sigterm();
            mounts.run("mount", "--bind", data.toString(), data.toString());
            mounts.run("mount", "-o", "remount,bind,ro", data.toString());
            int logged = writable.log().length();

            assertThatThrownBy(() -> StartedServer.in(folder, Surroundings.in(mounts)))
                    .hasMessageContaining("status 2");

            assertThat(writable.log().substring(logged).lines())
                    .filteredOn(line -> line.startsWith("gantry: "))
                    .containsExactly(
                            "gantry: The data folder \"%s\" is mounted read-only; mount it for writing or name another folder with --data."
                                    .formatted(data));
            assertThat(writable.log()).doesNotContain("\tat ");
        }
    }

    @Test
    void a_second_server_is_refused_under_every_name_of_the_folder() throws IOException {
        Path linking = Files.createDirectory(folder.resolve("linking"));
        Path binding = Files.createDirectory(folder.resolve("binding"));
        Path bound = Files.createDirectory(binding.resolve("data"));
        try (var mounts = MountNamespace.open();
                var first = StartedServer.in(folder)) {
            Files.createSymbolicLink(linking.resolve("data"), first.data());
            mounts.run("mount", "--bind", first.data().toString(), bound.toString());

            assertInUse(first, () -> StartedServer.in(linking));
            assertInUse(first, () -> StartedServer.in(binding, Surroundings.in(mounts)));
        }
    }

    private static void assertInUse(StartedServer first, Runnable start) {
        assertThatThrownBy(start::run)
                .hasMessageContaining("status 2")
                .hasMessageContaining(
                        "is in use by the process " + first.pid() + "; stop that one");
    }

    @Test
    void a_lock_does_not_outlive_its_server() throws IOException {
        Path linking = Files.createDirectory(folder.resolve("linking"));
        try (var first = StartedServer.in(folder)) {
            Files.createSymbolicLink(linking.resolve("data"), first.data());
            String execution;
            try (SfnClient sfn = Sdk.client(first.url())) {
                execution =
                        Machines.start(sfn, Machines.create(sfn, "m", Machines.PASS), "e", "{}");
            }
            first.kill9();

            try (var second = StartedServer.in(linking);
                    SfnClient sfn = Sdk.client(second.url())) {
                Machines.untilEnded(sfn, execution);
            }
        }
    }
}
