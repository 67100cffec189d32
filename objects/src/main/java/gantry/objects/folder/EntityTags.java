package gantry.objects.folder;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * ETags of files: the MD5 of the content, as S3 has for objects of one part. Computing one reads
 * the whole file, so it is kept with the file, in an extended attribute together with the size and
 * the time of change it is for, and in memory where the file system has none. Safe for any thread.
 */
final class EntityTags {
    private static final String ATTRIBUTE = "gantry.md5";

    /** Two changes within the same tick of a file system's clock look like one. */
    private static final long SETTLED_AFTER_MS = 2_000;

    private static final int KEPT_IN_MEMORY = 10_000;
    private static final int ATTRIBUTE_BYTES = 128;
    private static final int BUFFER_BYTES = 1 << 16;

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Path, String> recent = new LinkedHashMap<>(16, 0.75f, true);

    EntityTags(InstantSource clock) {
        this.clock = clock;
    }

    /** The ETag in its quotes, of a file that has these attributes. */
    String of(Path file, BasicFileAttributes attributes) throws IOException {
        String state = state(attributes);
        String kept = find(file);
        if (kept != null && kept.startsWith(state)) {
            return quoted(kept.substring(state.length()));
        }
        String md5 = compute(file);
        boolean settled =
                attributes.lastModifiedTime().toMillis() + SETTLED_AFTER_MS <= clock.millis();
        if (settled
                && state.equals(state(ObjectPaths.attributes(file)))
                && !keepInFile(file, state + md5)) {
            keepInMemory(file, state + md5);
        }
        return quoted(md5);
    }

    /**
     * Keeps what the writer of a file has computed; nobody else has the file yet.
     *
     * @param place where it will lie; what lies there before has another state
     */
    String keep(Path file, Path place, MessageDigest md5) throws IOException {
        String hex = HexFormat.of().formatHex(md5.digest());
        String text = state(ObjectPaths.attributes(file)) + hex;
        if (!keepInFile(file, text)) {
            keepInMemory(place, text);
        }
        return quoted(hex);
    }

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    private static String compute(Path file) throws IOException {
        MessageDigest md5 = md5();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                md5.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(md5.digest());
    }

    private @Nullable String find(Path file) {
        String inFile = findInFile(file);
        if (inFile != null) {
            return inFile;
        }
        lock.lock();
        try {
            return recent.get(file);
        } finally {
            lock.unlock();
        }
    }

    private static @Nullable String findInFile(Path file) {
        var view = view(file);
        if (view == null) {
            return null;
        }
        try {
            var bytes = ByteBuffer.allocate(ATTRIBUTE_BYTES);
            view.read(ATTRIBUTE, bytes);
            return StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
        } catch (IOException _) { // there is none, or it is somebody else's and longer
            return null;
        }
    }

    private void keepInMemory(Path file, String text) {
        lock.lock();
        try {
            recent.put(file, text);
            if (recent.size() > KEPT_IN_MEMORY) {
                recent.remove(recent.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean keepInFile(Path file, String text) {
        var view = view(file);
        if (view == null) {
            return false;
        }
        try {
            view.write(ATTRIBUTE, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            return true;
        } catch (IOException _) { // not our file, or a file system without attributes
            return false;
        }
    }

    private static @Nullable UserDefinedFileAttributeView view(Path file) {
        return Files.getFileAttributeView(
                file, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static String state(BasicFileAttributes attributes) {
        return attributes.size()
                + ":"
                + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)
                + ":";
    }

    private static String quoted(String md5) {
        return "\"" + md5 + "\"";
    }
}
