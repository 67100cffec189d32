package gantry.store;

import gantry.store.StoreException.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one folder in which Gantry keeps everything. Opening it creates it, for the owner alone, and
 * locks it: a second process is refused. The lock ends with {@link #close} or with the process.
 */
public final class DataFolder implements AutoCloseable {
    /** What locks it: a file of its own, whatever else lies there. */
    public static final String LOCK_FILE = "gantry.lock";

    private static final int LONGEST_PID = 20;

    /**
     * POSIX drops a process's lock when the process closes any descriptor of the file, so a second
     * opening in this process must not even open the file. Static because the lock is the
     * process's.
     */
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Creates and locks the folder; a {@link StoreException} says in one sentence why not. */
    public static DataFolder open(Path folder) {
        var path = create(folder);
        if (!OPEN_HERE.add(path)) {
            throw inUse(path, Long.toString(ProcessHandle.current().pid()));
        }
        FileChannel channel = null;
        try {
            channel = openPrivate(path.resolve(LOCK_FILE));
            takeLock(path, channel);
            return new DataFolder(path, channel);
        } catch (IOException e) {
            abandon(path, channel);
            throw unusable(path, e);
        } catch (StoreException e) {
            abandon(path, channel);
            throw e;
        }
    }

    /** Absolute, links resolved. */
    public Path path() {
        return path;
    }

    /** A file or folder of this name directly in the data folder. */
    public Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        abandon(path, lock);
    }

    /** An empty file for the owner alone, if there is none. */
    static void createPrivateFile(Path file) {
        try {
            openPrivate(file).close();
        } catch (IOException e) {
            throw unusable(file.getParent() == null ? file : file.getParent(), e);
        }
    }

    private static Path create(Path folder) {
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new StoreException(
                        Problem.FOLDER,
                        "The data folder \"%s\" is not a folder.".formatted(folder));
            }
            Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
            var path = folder.toRealPath();
            flush(path.getParent());
            return path;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static void takeLock(Path path, FileChannel channel) throws IOException {
        FileLock taken = channel.tryLock();
        if (taken == null) {
            throw inUse(path, readPid(channel));
        }
        var pid =
                ByteBuffer.wrap(
                        (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII));
        channel.truncate(0).write(pid, 0);
        channel.force(true);
        flush(path);
    }

    private static String readPid(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST_PID);
        channel.read(bytes, 0);
        var pid = StandardCharsets.US_ASCII.decode(bytes.flip()).toString().strip();
        return pid.isEmpty() ? "unknown" : pid;
    }

    private static FileChannel openPrivate(Path file) throws IOException {
        var options =
                Set.<OpenOption>of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        return FileChannel.open(file, options, ownerOnly(file, "rw-------"));
    }

    /** Makes a new entry of a folder durable. Where folders cannot be opened, nothing is needed. */
    static void flush(@Nullable Path folder) {
        if (folder == null || !isPosix(folder)) {
            return;
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The parent may be unreadable for us; then somebody else made the entry long ago.
            return;
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void abandon(Path path, @Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw unusable(path, e);
        } finally {
            OPEN_HERE.remove(path);
        }
    }

    private static StoreException inUse(Path path, String pid) {
        return new StoreException(
                Problem.IN_USE,
                "The data folder \"%s\" is in use by the process %s; stop that one or name another folder."
                        .formatted(path, pid));
    }

    static StoreException unusable(Path path, IOException cause) {
        var reason = reason(cause);
        if (reason.contains("No space left")) {
            return new StoreException(
                    Problem.FULL,
                    "There is no space left for the data folder \"%s\"; free some.".formatted(path),
                    cause);
        }
        if (reason.contains("Read-only")) {
            return new StoreException(
                    Problem.READ_ONLY,
                    "The data folder \"%s\" is mounted read-only; mount it for writing or name another folder with --data."
                            .formatted(path),
                    cause);
        }
        return new StoreException(
                Problem.FOLDER,
                "The data folder \"%s\" cannot be created or written: %s; name another one with --data."
                        .formatted(path, reason),
                cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "a part of the path is a file, or a link that leads nowhere";
        }
        if (cause instanceof NoSuchFileException) {
            // All above it was made: /proc and its like answer so.
            return "the file system there takes no new ones";
        }
        var message =
                cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
