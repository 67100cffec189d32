package gantry.objects.folder;

import gantry.objects.store.S3Errors;
import gantry.objects.store.StoreLimits;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where buckets and keys lie. A key is the path below its bucket, name by name; keys of which a
 * name is empty, {@code .} or {@code ..} can be no file and so name no object. Symbolic links are
 * never followed, so that no path leaves the folder.
 */
final class ObjectPaths {
    /** S3's rules for the name of a new bucket. */
    private static final Pattern NEW_BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    /** What a folder that somebody made may be called, to be a bucket. */
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,254}");

    private final Path root;

    ObjectPaths(Path root) {
        this.root = root;
    }

    /** The folder of a bucket that is there. */
    Path bucket(String bucket) {
        if (!BUCKET.matcher(bucket).matches()) {
            throw S3Errors.noSuchBucket(bucket);
        }
        Path path = root.resolve(bucket);
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw S3Errors.noSuchBucket(bucket);
        }
        return path;
    }

    /** The folder that a bucket will have. */
    Path newBucket(String bucket) {
        if (!NEW_BUCKET.matcher(bucket).matches() || bucket.contains("..")) {
            throw S3Errors.invalidBucketName();
        }
        return root.resolve(bucket);
    }

    /** A regular file, and what was seen of it. */
    record Found(Path file, BasicFileAttributes attributes) {}

    /** The regular file that is the object, reached through folders only; null if there is none. */
    @Nullable Found find(Path bucket, String key) {
        List<String> names = findNames(bucket, key);
        if (names == null) {
            return null;
        }
        Path path = bucket;
        for (String name : names.subList(0, names.size() - 1)) {
            path = path.resolve(name);
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                return null;
            }
        }
        path = path.resolve(names.getLast());
        try {
            BasicFileAttributes attributes = attributes(path);
            return attributes.isRegularFile() ? new Found(path, attributes) : null;
        } catch (IOException _) {
            return null; // there is none, or none that we may see
        }
    }

    /**
     * The names of the folders and the file that a new object needs.
     *
     * @throws gantry.operations.AwsException if a key is too long or can be no file
     */
    static List<String> newNames(Path bucket, String key) {
        if (key.getBytes(StandardCharsets.UTF_8).length > StoreLimits.MAX_KEY_BYTES) {
            throw S3Errors.keyTooLong();
        }
        List<String> names = findNames(bucket, key);
        if (names == null) {
            throw S3Errors.invalidArgument(
                    "The key \"%s\" cannot be a file: no name between slashes may be empty, . or .."
                            .formatted(key));
        }
        return names;
    }

    static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static @Nullable List<String> findNames(Path bucket, String key) {
        var names = new ArrayList<String>();
        for (String name : key.split("/", -1)) {
            if (!isPlain(bucket, name)) {
                return null;
            }
            names.add(name);
        }
        return names;
    }

    /** Whether the name is one of a file here, and no way of saying another place. */
    private static boolean isPlain(Path bucket, String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            return false;
        }
        try {
            Path path = bucket.getFileSystem().getPath(name);
            return !path.isAbsolute() && path.getNameCount() == 1 && path.toString().equals(name);
        } catch (InvalidPathException _) {
            return false;
        }
    }
}
