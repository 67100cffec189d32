package gantry.store;

import static gantry.store.TestStore.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

class CrashTest {
    @TempDir Path path;

    @Test
    void every_batch_that_was_acknowledged_before_a_kill_is_there_whole() throws Exception {
        var acknowledged = 0L;
        for (var kill = 1; kill <= 3; kill++) {
            var other = OtherProcess.start("write", path);
            try (var output = other.inputReader()) {
                for (var line = 0; line < 50; line++) {
                    acknowledged = Long.parseLong(output.readLine());
                }
                other.toHandle().destroyForcibly();
                // What it had printed when it died was acknowledged as well; its last line may be
                // cut short, so count lines.
                var more = output.lines().count();
                acknowledged += Math.max(0, more - 1);
            }
            other.waitFor();
            assertEverythingUpTo(acknowledged, path);
        }
    }

    @Test
    void an_image_of_the_files_of_a_running_store_holds_every_acknowledged_batch()
            throws Exception {
        var image = Files.createDirectory(path.resolve("image"));
        try (var test = TestStore.open(path.resolve("data"))) {
            var opened = test.store.openPartition(3);
            for (var offset = 1; offset <= 20; offset++) {
                test.commit(batch(opened, offset, new byte[1], new byte[1])).join();
            }
            // Inside a unit, so that no checkpoint moves pages between the two copies.
            test.store.write(
                    _ -> {
                        copy("gantry.db", image);
                        copy("gantry.db-wal", image);
                        return "copied";
                    });
        }
        // A torn append behind the last commit is as if it had not been begun.
        var torn = new byte[20_000];
        Arrays.fill(torn, (byte) 7);
        Files.write(image.resolve("gantry.db-wal"), torn, StandardOpenOption.APPEND);
        assertEverythingUpTo(20, image);
    }

    @Test
    void a_copy_that_is_made_while_others_write_holds_what_was_acknowledged_before() {
        var copy = path.resolve("copy");
        try (var test = TestStore.open(path.resolve("data"))) {
            var opened = test.store.openPartition(3);
            for (var offset = 1; offset <= 20; offset++) {
                test.commit(batch(opened, offset, new byte[1], new byte[1])).join();
            }
            DataFolder.open(copy).close();
            DatabaseFile.copy(path.resolve("data"), copy.resolve(DatabaseFile.NAME));
            DatabaseFile.check(copy.resolve(DatabaseFile.NAME));
            test.commit(batch(opened, 21, new byte[1], new byte[1])).join();
        }
        try (var test = TestStore.open(copy)) {
            assertThat(test.notes()).hasSize(40);
            assertThat(test.store.openPartition(3).lastBatchNumber()).isEqualTo(20);
        }
    }

    private void copy(String file, Path image) {
        try {
            Files.copy(path.resolve("data").resolve(file), image.resolve(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void assertEverythingUpTo(long acknowledged, Path folder) {
        try (var test = TestStore.open(folder)) {
            var last = test.store.openPartition(3).lastBatchNumber();
            assertThat(last).isGreaterThanOrEqualTo(acknowledged);
            assertThat(test.notes()).hasSize(Math.toIntExact(2 * last));
        }
    }
}
