package gantry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

class DataFolderTest {
    @TempDir Path path;

    @Test
    void it_is_created_for_its_owner_alone() throws Exception {
        try (var test = TestStore.open(path.resolve("deep/data"))) {
            assertThat(permissions(test.folder.path())).isEqualTo("rwx------");
            for (var file : new String[] {"gantry.lock", "gantry.db", "gantry.db-wal"}) {
                assertThat(permissions(test.folder.file(file))).as(file).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void a_second_process_is_told_who_has_it() throws Exception {
        try (var folder = DataFolder.open(path)) {
            var other = OtherProcess.start("hold", path);
            other.getOutputStream().close();
            assertThat(new String(other.getInputStream().readAllBytes(), UTF_8))
                    .isEqualTo(
                            "IN_USE The data folder \"%s\" is in use by the process %d; stop that one or name another folder.%n"
                                    .formatted(folder.path(), ProcessHandle.current().pid()));
        }
    }

    @Test
    void a_process_that_was_killed_leaves_no_lock() throws Exception {
        var other = OtherProcess.start("hold", path);
        try (var output = other.inputReader()) {
            assertThat(output.readLine()).startsWith("open ");
            assertThatThrownBy(() -> DataFolder.open(path))
                    .hasMessageContaining("in use by the process " + other.pid());
            other.destroyForcibly().waitFor();
        }
        DataFolder.open(path).close();
    }

    @Test
    void a_second_opening_in_the_same_process_is_refused_and_does_not_drop_the_lock()
            throws Exception {
        try (var folder = DataFolder.open(path)) {
            assertThatThrownBy(() -> DataFolder.open(folder.path()))
                    .hasMessageContaining("in use by the process");
            var other = OtherProcess.start("hold", path);
            other.getOutputStream().close();
            assertThat(new String(other.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("IN_USE");
        }
        DataFolder.open(path).close();
    }

    @Test
    void a_file_is_not_a_folder() throws Exception {
        var file = Files.writeString(path.resolve("data"), "");
        assertThatThrownBy(() -> DataFolder.open(file))
                .hasMessage("The data folder \"%s\" is not a folder.".formatted(file));
        assertThatThrownBy(() -> DataFolder.open(file.resolve("below")))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(
                        "The data folder \"%s\" cannot be created or written: "
                                .formatted(file.resolve("below")));
    }

    @Test
    void a_place_that_takes_no_files_is_refused_in_a_sentence() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no /proc here");
        assertThatThrownBy(() -> DataFolder.open(Path.of("/proc/x")))
                .hasMessage(
                        "The data folder \"/proc/x\" cannot be created or written: the file system"
                                + " there takes no new ones; name another one with --data.");
        var link = Files.createSymbolicLink(path.resolve("link"), path.resolve("nowhere"));
        assertThatThrownBy(() -> DataFolder.open(link))
                .hasMessage(
                        "The data folder \"%s\" cannot be created or written: a part of the path is a file, or a link that leads nowhere; name another one with --data."
                                .formatted(link));
    }

    @Test
    void a_folder_that_may_not_be_written_is_refused_in_a_sentence() throws Exception {
        var folder = Files.createDirectory(path.resolve("data"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
        assumeTrue(!Files.isWritable(folder), "root may write everywhere");
        assertThatThrownBy(() -> DataFolder.open(folder))
                .hasMessage(
                        "The data folder \"%s\" cannot be created or written: permission denied; name another one with --data."
                                .formatted(folder.toRealPath()));
    }

    @Test
    void a_database_that_is_none_names_the_file_and_the_way_back() throws Exception {
        TestStore.open(path).close();
        Files.writeString(path.resolve("gantry.db"), "not a database ".repeat(1_000));
        assertDamaged(path);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 4_096})
    void a_database_that_was_cut_short_is_damaged_not_new(int bytes) throws Exception {
        TestStore.open(path).close();
        cut(path.resolve("gantry.db"), bytes);
        assertDamaged(path);
    }

    @Test
    void an_emptied_database_keeps_its_log() throws Exception {
        var image = Files.createDirectory(path.resolve("image"));
        try (var test = TestStore.open(path.resolve("data"))) {
            test.store.write(TestStore.noteUnit("acknowledged"));
            for (var name : new String[] {"gantry.db", "gantry.db-wal"}) {
                Files.copy(test.folder.file(name), image.resolve(name));
            }
        }
        cut(image.resolve("gantry.db"), 0);
        assertThatThrownBy(() -> DatabaseFile.copy(image, path.resolve("copy")))
                .hasMessageContaining("is damaged");
        assertDamaged(image);
        assertThat(image.resolve("gantry.db-wal")).isNotEmptyFile();
    }

    @Test
    void a_log_without_its_database_is_kept_and_no_new_one_begun() throws Exception {
        var log = Files.writeString(path.resolve("gantry.db-wal"), "all that was acknowledged");
        assertDamaged(path);
        assertThat(log).hasContent("all that was acknowledged");
    }

    /** Whatever a start that was killed while it made the database has left. */
    @ParameterizedTest
    @CsvSource({"0, ", "100, -journal", "8192, -wal", "8192, -shm"})
    void a_database_that_was_never_made_whole_is_made_anew(int bytes, @Nullable String beside)
            throws Exception {
        Files.write(path.resolve("gantry.db.new"), new byte[bytes]);
        if (beside != null) {
            Files.write(path.resolve("gantry.db.new" + beside), new byte[bytes]);
        }
        try (var test = TestStore.open(path)) {
            test.store.write(TestStore.noteUnit("first"));
        }
        try (var test = TestStore.open(path)) {
            assertThat(test.notes()).hasSize(1);
            try (var files = Files.list(path)) {
                assertThat(files).noneMatch(file -> file.toString().contains("gantry.db.new"));
            }
        }
    }

    private static void cut(Path file, int bytes) throws Exception {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
    }

    private static void assertDamaged(Path folder) throws Exception {
        var path = folder.toRealPath();
        assertThatThrownBy(() -> TestStore.open(folder))
                .hasMessage(
                        "The database \"%s\" is damaged; move the folder \"%s\" aside and bring a backup back: `gantry restore FILE --data \"%s\"`."
                                .formatted(path.resolve("gantry.db"), path, path));
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
