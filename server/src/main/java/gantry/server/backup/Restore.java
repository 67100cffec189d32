package gantry.server.backup;

import gantry.store.DataFolder;
import gantry.store.DatabaseFile;
import gantry.store.StoreException;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Brings a backup back into an empty data folder, under the folder's lock. All of it is unpacked
 * aside, checked and put on disk first, then moved in, the database last: a folder with a restore
 * in it and without a database holds one that did not end, and no server starts on it.
 */
public final class Restore {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final Path data;
    private final Path aside;

    private Restore(Path file, Path data) {
        this.file = file;
        this.data = data;
        this.aside = data.resolve(Contents.RESTORING);
    }

    /**
     * Does it.
     *
     * @throws BackupFailed with a sentence for the user; the data folder is as it was, or a restore
     *     to it can be tried again
     */
    public static void read(Path file, Path data) {
        requireBackup(file);
        try (var folder = DataFolder.open(data)) {
            new Restore(file, folder.path()).run();
        } catch (StoreException e) {
            throw new BackupFailed(e.getMessage(), e);
        }
    }

    /**
     * Returns if no restore was cut short in this data folder.
     *
     * @throws BackupFailed else
     */
    public static void requireEnded(Path data) {
        if (isCutShort(data)) {
            throw new BackupFailed(
                    "A restore to the data folder \"%s\" did not end; do it again: `gantry restore FILE --data \"%s\"`."
                            .formatted(data, data));
        }
    }

    private static boolean isCutShort(Path data) {
        return Files.exists(data.resolve(Contents.RESTORING))
                && !Files.exists(data.resolve(DatabaseFile.NAME));
    }

    private void run() {
        requireEmpty();
        try {
            if (isCutShort(data)) {
                clear();
            }
            Files.createDirectory(aside);
            unpack();
            DatabaseFile.check(aside.resolve(DatabaseFile.NAME));
            moveIn();
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        } catch (StoreException e) {
            throw e.problem() == StoreException.Problem.DAMAGED ? damaged(e) : e;
        } catch (IOException e) {
            throw new BackupFailed(
                    "The data folder \"%s\" cannot be written: %s; is there room, and may you write there?"
                            .formatted(data, Disk.reason(e)),
                    e);
        }
    }

    private void requireEmpty() {
        if (!isCutShort(data)) {
            for (Path each : entries()) {
                if (!each.getFileName().toString().equals(DataFolder.LOCK_FILE)) {
                    throw new BackupFailed(
                            "The data folder \"%s\" is not empty; name one that is, or move what it holds aside."
                                    .formatted(data));
                }
            }
        }
    }

    private List<Path> entries() {
        var found = new ArrayList<Path>();
        try (var entries = Files.newDirectoryStream(data)) {
            entries.forEach(found::add);
        } catch (IOException e) {
            throw new BackupFailed(
                    "The data folder \"%s\" cannot be read: %s; check the rights of it."
                            .formatted(data, Disk.reason(e)),
                    e);
        }
        return found;
    }

    /** What a restore that was cut short left; its own folder goes last. */
    private void clear() throws IOException {
        for (Path each : entries()) {
            if (!each.equals(aside)
                    && !each.getFileName().toString().equals(DataFolder.LOCK_FILE)) {
                Disk.deleteAll(each);
            }
        }
        Disk.deleteAll(aside);
    }

    private static void requireBackup(Path file) {
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            ZipEntry mark = zip.getEntry(Contents.MARK);
            if (mark != null) {
                try (InputStream in = zip.getInputStream(mark)) {
                    byte[] text = in.readNBytes(Contents.FORMAT.length() + 1);
                    if (new String(text, StandardCharsets.UTF_8).equals(Contents.FORMAT)) {
                        return;
                    }
                }
            }
            throw new BackupFailed(
                    "The file \"%s\" is no backup that this version of Gantry knows; name one that `gantry backup` wrote."
                            .formatted(file));
        } catch (NoSuchFileException e) {
            throw new BackupFailed(
                    "The file \"%s\" is not there; name one that `gantry backup` wrote."
                            .formatted(file),
                    e);
        } catch (IOException e) {
            throw new BackupFailed(
                    "The file \"%s\" is no whole backup; name another one that `gantry backup` wrote."
                            .formatted(file),
                    e);
        }
    }

    private BackupFailed damaged(Exception cause) {
        return new BackupFailed(
                "The backup \"%s\" is damaged; name another one.".formatted(file), cause);
    }

    /** Entry by entry, which checks each one's sum; how many there are the directory tells. */
    private void unpack() throws IOException {
        int count = 0;
        try (var zip =
                new ZipInputStream(
                        new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES),
                        StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                unpack(zip, entry);
                count++;
            }
        }
        try (var directory = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            if (directory.size() != count) {
                throw new ZipException("Entries are missing");
            }
        }
    }

    private void unpack(ZipInputStream zip, ZipEntry entry) throws IOException {
        Path target = aside.resolve(entry.getName()).normalize();
        if (!target.startsWith(aside) || target.equals(aside)) {
            throw new ZipException("An entry leads elsewhere");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (!entry.getName().equals(Contents.MARK)) {
            write(zip, target);
            if (entry.getLastModifiedTime() != null) {
                Files.setLastModifiedTime(target, entry.getLastModifiedTime());
            }
        }
    }

    private static void write(ZipInputStream zip, Path target) throws IOException {
        try (var channel = Disk.openPrivate(target, StandardOpenOption.CREATE_NEW)) {
            var buffer = new byte[BUFFER_BYTES];
            for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                for (var bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
                    channel.write(bytes);
                }
            }
            channel.force(true);
        }
    }

    private void moveIn() throws IOException {
        Path database = aside.resolve(DatabaseFile.NAME);
        flushFolders();
        try (var entries = Files.newDirectoryStream(aside)) {
            for (Path each : entries) {
                if (!each.equals(database)) {
                    move(each);
                }
            }
        }
        Disk.flush(data);
        move(database);
        Disk.flush(data);
        Disk.deleteAll(aside);
    }

    private void flushFolders() throws IOException {
        try (var all = Files.walk(aside)) {
            for (Path each : all.filter(Files::isDirectory).toList()) {
                Disk.flush(each);
            }
        }
    }

    private void move(Path each) throws IOException {
        Files.move(each, data.resolve(each.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
}
