package gantry.objects.folder;

import gantry.objects.store.S3Errors;
import gantry.objects.store.StoreLimits;
import gantry.objects.store.StoredObject;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Files that are being written, each under a name of its own and outside of every bucket until it
 * is whole and on disk. Safe for any thread.
 */
final class Incoming {
    private static final String FOLDER = ".gantry";
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path folder;
    private final Supplier<UUID> ids;

    private Incoming(Path folder, Supplier<UUID> ids) {
        this.folder = folder;
        this.ids = ids;
    }

    static Incoming open(Path root, Supplier<UUID> ids) throws IOException {
        Path folder = root.resolve(FOLDER);
        Durably.createFolder(folder);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
        return new Incoming(folder, ids);
    }

    /** Takes the body, then puts the file in its place below the bucket. */
    StoredObject put(Path bucket, List<String> names, String key, InputStream body, EntityTags tags)
            throws IOException {
        checkWay(bucket, names, key);
        Path file = folder.resolve(ids.get().toString());
        try {
            MessageDigest md5 = EntityTags.md5();
            write(file, body, md5);
            Path place = makeWay(bucket, names, key);
            String etag = tags.keep(file, place, md5);
            var attributes = ObjectPaths.attributes(file);
            Durably.move(file, place);
            return new StoredObject(
                    key, etag, attributes.size(), attributes.lastModifiedTime().toMillis());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void write(Path file, InputStream body, MessageDigest md5) throws IOException {
        try (var out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            long total = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                total += read;
                if (total > StoreLimits.MAX_PUT_BYTES) {
                    throw S3Errors.entityTooLarge();
                }
                md5.update(buffer, 0, read);
                var bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
    }

    /** Before the body is read: whether the object can lie where it should. */
    private static void checkWay(Path bucket, List<String> names, String key) {
        Path path = bucket;
        for (int i = 0; i < names.size(); i++) {
            path = path.resolve(names.get(i));
            boolean last = i == names.size() - 1;
            boolean free = !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
            boolean fits =
                    last
                            ? Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                            : Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
            if (!free && !fits) {
                throw inTheWay(key, names.get(i));
            }
        }
    }

    private static Path makeWay(Path bucket, List<String> names, String key) throws IOException {
        Path path = bucket;
        try {
            for (String name : names.subList(0, names.size() - 1)) {
                path = path.resolve(name);
                Durably.createFolder(path);
            }
        } catch (FileSystemException e) {
            if (String.valueOf(e.getReason()).contains("too long")) {
                throw S3Errors.keyTooLong();
            }
            throw e;
        }
        checkWay(bucket, names, key);
        return path.resolve(names.getLast());
    }

    private static RuntimeException inTheWay(String key, String name) {
        return S3Errors.invalidArgument(
                "The key \"%s\" cannot be a file: \"%s\" is already there, as a folder where a file is needed, a file where a folder is, or a link."
                        .formatted(key, name));
    }
}
