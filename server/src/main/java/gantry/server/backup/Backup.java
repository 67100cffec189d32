package gantry.server.backup;

import gantry.store.DatabaseFile;
import gantry.store.StoreException;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a data folder into one file, a ZIP, while a server works on it. First the database as of
 * one moment, then the other files: what the database names (objects that were written) was on disk
 * before it did, so nothing of it is missing. Under its name the file appears whole and on disk, or
 * not at all.
 */
public final class Backup {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path data;
    private final Path file;
    private final Path partial;
    private final Path database;

    private Backup(Path data, Path file) {
        this.data = data;
        this.file = file;
        this.partial = file.resolveSibling(file.getFileName() + ".partial");
        this.database = file.resolveSibling(file.getFileName() + ".partial.db");
    }

    /**
     * Makes it.
     *
     * @return its size in bytes
     * @throws BackupFailed with a sentence for the user
     */
    public static long write(Path data, Path file) {
        Path whole = file.toAbsolutePath().normalize();
        if (Files.exists(whole)) {
            throw new BackupFailed(
                    "The file \"%s\" is there already; name another one or delete it."
                            .formatted(file));
        }
        var backup = new Backup(data, whole);
        try {
            return backup.write();
        } catch (StoreException e) {
            throw new BackupFailed(e.getMessage(), e);
        } catch (IOException e) {
            throw new BackupFailed(
                    "The backup \"%s\" cannot be written: %s; is there room, and may you write there?"
                            .formatted(file, Disk.reason(e)),
                    e);
        }
    }

    /** The lock tells the rest of a backup that was killed from one that is under way. */
    private long write() throws IOException {
        try (var channel = Disk.openPrivate(partial, StandardOpenOption.CREATE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new BackupFailed(
                        "Another backup to \"%s\" is under way; name another file."
                                .formatted(file));
            }
            try {
                return write(channel);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(partial);
                throw e;
            } finally {
                Files.deleteIfExists(database);
            }
        }
    }

    private long write(FileChannel channel) throws IOException {
        Files.deleteIfExists(database);
        Disk.openPrivate(database, StandardOpenOption.CREATE_NEW).close();
        DatabaseFile.copy(data, database);
        channel.truncate(0);
        var out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        zip.putNextEntry(new ZipEntry(Contents.MARK));
        zip.write(Contents.FORMAT.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        add(zip, database, DatabaseFile.NAME);
        addAll(zip);
        zip.finish();
        out.flush();
        channel.force(true);
        long bytes = channel.size();
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        Disk.flush(file.getParent());
        return bytes;
    }

    private void addAll(ZipOutputStream zip) throws IOException {
        Files.walkFileTree(
                data,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes it)
                            throws IOException {
                        Path path = data.relativize(folder);
                        if (Contents.isLeftOut(path)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        if (!folder.equals(data)) {
                            zip.putNextEntry(new ZipEntry(name(path) + "/"));
                            zip.closeEntry();
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
                            throws IOException {
                        Path path = data.relativize(each);
                        if (attributes.isRegularFile()
                                && !isOwn(each)
                                && !Contents.isLeftOut(path)) {
                            add(zip, each, name(path));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    // What the server deleted meanwhile is not missed.
                    @Override
                    public FileVisitResult visitFileFailed(Path each, IOException failure)
                            throws IOException {
                        if (failure instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failure;
                    }
                });
    }

    /** A backup into the data folder itself. */
    private boolean isOwn(Path each) throws IOException {
        return each.toAbsolutePath().normalize().equals(partial)
                || each.toAbsolutePath().normalize().equals(database);
    }

    private static String name(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** As long as it is now: a log that grows is cut where it would be after a crash. */
    private static void add(ZipOutputStream zip, Path each, String name) throws IOException {
        try (InputStream in = Files.newInputStream(each)) {
            var entry = new ZipEntry(name);
            entry.setLastModifiedTime(Files.getLastModifiedTime(each));
            long bytes = Files.size(each);
            zip.putNextEntry(entry);
            copy(in, zip, bytes);
            zip.closeEntry();
        } catch (NoSuchFileException e) {
            return; // deleted meanwhile
        }
    }

    private static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        for (long left = bytes; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                return;
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
