package gantry.objects.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Changes of folders that are on disk when they return. */
final class Durably {
    private Durably() {}

    /** Makes a folder, if it is not there. */
    static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
        flushParent(folder);
    }

    /** Puts a file in the place of another, or where none was, at once. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        flushParent(to);
    }

    static void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            flushParent(file);
        }
    }

    /** Where folders cannot be opened (Windows), nothing is needed. */
    private static void flushParent(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null
                || !folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
