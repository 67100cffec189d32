package gantry.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.store.DataFolder;
import gantry.store.DatabaseFile;
import gantry.store.Store;
import gantry.store.StoreSettings;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;

/** A data folder as a file and back, and what is refused. */
class BackupTest {
    @TempDir private Path folder;
    private Path data;
    private Path backup;

    @BeforeEach
    void makeData() throws IOException {
        data = folder.resolve("data");
        backup = folder.resolve("backup.zip");
        open(data).close();
        write("objects/bucket/key", "object");
        write("objects/.gantry/half", "half");
        write("functions/id", "mine");
        write("logs/group/segment", "line");
        Files.createDirectories(data.resolve("objects/empty"));
    }

    private void write(String name, String text) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private record Opened(DataFolder folder, Store store) implements AutoCloseable {
        @Override
        public void close() {
            store.close();
            folder.close();
        }
    }

    private static Opened open(Path path) {
        var opened = DataFolder.open(path);
        var settings =
                new StoreSettings(
                        InstantSource.system(),
                        System::nanoTime,
                        cause -> {
                            throw cause;
                        });
        return new Opened(opened, Store.open(opened, List.of(), settings));
    }

    @Test
    void what_lies_in_the_folder_comes_back_but_for_what_is_the_old_folders_own() {
        Backup.write(data, backup);
        Path other = folder.resolve("other");
        Restore.read(backup, other);
        assertThat(other.resolve("objects/bucket/key")).hasContent("object");
        assertThat(other.resolve("logs/group/segment")).hasContent("line");
        assertThat(other.resolve("objects/empty")).isEmptyDirectory();
        assertThat(other.resolve("objects/.gantry/half")).doesNotExist();
        assertThat(other.resolve("functions/id")).doesNotExist();
        assertThat(other.resolve(".restore")).doesNotExist();
        try (var opened = open(other)) {
            assertThat(opened.store().partitionCount()).isEqualTo(64);
        }
    }

    @Test
    void nothing_is_written_over_a_file_that_is_there() throws IOException {
        Files.writeString(backup, "mine");
        assertThatThrownBy(() -> Backup.write(data, backup))
                .isInstanceOf(BackupFailed.class)
                .hasMessageMatching("The file \".*\" is there already; .*\\.");
        assertThat(backup).hasContent("mine");
    }

    @Test
    void a_backup_and_what_comes_of_it_are_for_their_owner_alone() throws IOException {
        Backup.write(data, backup);
        Path other = folder.resolve("other");
        Restore.read(backup, other);
        for (Path file :
                List.of(
                        backup,
                        other.resolve(DatabaseFile.NAME),
                        other.resolve("objects/bucket/key"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_folder_without_a_database_is_no_data_folder() throws IOException {
        Path none = Files.createDirectory(folder.resolve("none"));
        assertThatThrownBy(() -> Backup.write(none, backup))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("holds no database \"gantry.db\"");
        assertThat(folder).isDirectoryNotContaining("glob:**backup*");
    }

    @Test
    void a_restore_goes_to_an_empty_folder_only() {
        Backup.write(data, backup);
        assertThatThrownBy(() -> Restore.read(backup, data))
                .isInstanceOf(BackupFailed.class)
                .hasMessageMatching("The data folder \".*data\" is not empty; .*\\.");
        try (var opened = open(folder.resolve("used"))) {
            assertThatThrownBy(() -> Restore.read(backup, opened.folder().path()))
                    .isInstanceOf(BackupFailed.class)
                    .hasMessageContaining("is in use by the process");
        }
    }

    @Test
    void a_backup_that_is_none_or_not_whole_is_refused_and_leaves_nothing() throws IOException {
        Path other = folder.resolve("other");
        assertThatThrownBy(() -> Restore.read(folder.resolve("nowhere"), other))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("is not there");
        Files.writeString(backup, "text");
        assertThatThrownBy(() -> Restore.read(backup, other))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("is no whole backup");
        Files.delete(backup);
        Backup.write(data, backup);
        try (var file = new RandomAccessFile(backup.toFile(), "rw")) {
            file.setLength(file.length() - 1);
        }
        assertThatThrownBy(() -> Restore.read(backup, other))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("is no whole backup");
        assertThat(other).doesNotExist();
    }

    @Test
    void a_backup_whose_bytes_changed_is_noticed_and_no_server_starts_on_what_it_left()
            throws IOException {
        Backup.write(data, backup);
        try (var file = new RandomAccessFile(backup.toFile(), "rw")) {
            file.seek(file.length() / 2);
            file.write(new byte[64]);
        }
        Path other = folder.resolve("other");
        assertThatThrownBy(() -> Restore.read(backup, other))
                .isInstanceOf(BackupFailed.class)
                .hasMessageMatching("The backup \".*\" is damaged; .*\\.");
        assertThat(other.resolve(DatabaseFile.NAME)).doesNotExist();
        assertThatThrownBy(() -> Restore.requireEnded(other))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("gantry restore");
        Files.delete(backup);
        Backup.write(data, backup);
        Restore.read(backup, other);
        Restore.requireEnded(other);
        assertThat(other.resolve("objects/bucket/key")).hasContent("object");
    }
}
