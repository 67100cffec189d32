package gantry.functions.logs;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The log of one function: {@code NAME.log} and, when that is full, {@code NAME.1.log} (the newest
 * of the older ones) and so on. A log that cannot be written loses lines, not invocations.
 */
final class LogFile {
    private static final System.Logger LOG = System.getLogger("gantry.functions");

    /** Ours: together 40 MiB a function. */
    static final long MAX_BYTES = 8L << 20;

    static final int OLDER = 4;

    private final Path folder;
    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable OutputStream out;
    private long bytes;
    private boolean failed;

    LogFile(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** Appends whole lines. */
    void append(byte[] lines) {
        lock.lock();
        try {
            if (out != null && bytes + lines.length > MAX_BYTES) {
                rotate();
            }
            if (out == null) {
                open();
            }
            if (out != null) {
                out.write(lines);
                bytes += lines.length;
                failed = false;
            }
        } catch (IOException e) {
            tellOnce(e);
        } finally {
            lock.unlock();
        }
    }

    private void open() throws IOException {
        Path file = path(0);
        bytes = Files.exists(file) ? Files.size(file) : 0;
        if (bytes >= MAX_BYTES) {
            rotate();
            bytes = 0;
        }
        out =
                Files.newOutputStream(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND);
    }

    private void rotate() throws IOException {
        closeQuietly();
        for (int i = OLDER - 1; i >= 0; i--) {
            if (Files.exists(path(i))) {
                Files.move(path(i), path(i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path path(int age) {
        return folder.resolve(age == 0 ? name + ".log" : name + "." + age + ".log");
    }

    private void tellOnce(IOException e) {
        if (!failed) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The log of the function " + name + " cannot be written; lines are lost",
                    e);
        }
        failed = true;
    }

    private void closeQuietly() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }

    void close() {
        lock.lock();
        try {
            closeQuietly();
        } catch (IOException e) {
            tellOnce(e);
        } finally {
            lock.unlock();
        }
    }
}
