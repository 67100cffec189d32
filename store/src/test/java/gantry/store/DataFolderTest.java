package gantry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
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
    void a_folder_that_may_not_be_written_is_refused_in_a_sentence() throws Exception {
        var folder = Files.createDirectory(path.resolve("data"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
        assumeTrue(!Files.isWritable(folder), "root may write everywhere");
        assertThatThrownBy(() -> DataFolder.open(folder))
                .hasMessage(
                        "The data folder \"%s\" cannot be created or written: permission denied."
                                .formatted(folder.toRealPath()));
    }

    @Test
    void a_database_that_is_none_names_the_file_and_the_way_back() throws Exception {
        TestStore.open(path).close();
        var file = path.toRealPath().resolve("gantry.db");
        Files.writeString(file, "not a database ".repeat(1_000));
        assertThatThrownBy(() -> TestStore.open(path))
                .hasMessage(
                        "The database \"%s\" is damaged; move the folder \"%s\" aside and bring a backup back: `gantry restore FILE --data \"%s\"`."
                                .formatted(file, file.getParent(), file.getParent()));
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
