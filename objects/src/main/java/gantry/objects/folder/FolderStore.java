package gantry.objects.folder;

import gantry.objects.store.ByteRange;
import gantry.objects.store.GetRequest;
import gantry.objects.store.ListRequest;
import gantry.objects.store.ObjectContent;
import gantry.objects.store.ObjectPage;
import gantry.objects.store.ObjectStore;
import gantry.objects.store.S3Errors;
import gantry.objects.store.StoredObject;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** Objects as files of one folder. Safe for any thread. */
public final class FolderStore implements ObjectStore {
    /** How often a file may be replaced between being looked at and being opened. */
    private static final int TRIES = 100;

    private final ObjectPaths paths;
    private final EntityTags tags;
    private final Incoming incoming;
    private final OpenListings listings = new OpenListings();

    private FolderStore(Path root, InstantSource clock, Supplier<UUID> ids) throws IOException {
        this.paths = new ObjectPaths(root);
        this.tags = new EntityTags(clock);
        this.incoming = Incoming.open(root, ids);
    }

    /** Opens the folder, made if need be, and forgets what was being written when it was left. */
    public static FolderStore open(Path folder, InstantSource clock, Supplier<UUID> ids) {
        try {
            Files.createDirectories(folder);
            return new FolderStore(folder.toRealPath(), clock, ids);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of objects \"" + folder + "\"", e);
        }
    }

    @Override
    public void headBucket(String bucket) {
        paths.bucket(bucket);
    }

    @Override
    public void createBucket(String bucket) {
        Path folder = paths.newBucket(bucket);
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw S3Errors.bucketExists();
        }
        try {
            Durably.createFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The bucket " + bucket, e);
        }
    }

    @Override
    public StoredObject head(String bucket, String key) {
        StoredObject found = find(paths.bucket(bucket), key);
        if (found == null) {
            throw S3Errors.noSuchKey(key);
        }
        return found;
    }

    @Override
    public ObjectContent get(GetRequest request) {
        Path bucket = paths.bucket(request.bucket());
        try {
            for (int i = 0; i < TRIES; i++) {
                ObjectContent content = findContent(bucket, request);
                if (content != null) {
                    return content;
                }
            }
            throw new IOException("The file is replaced all the time");
        } catch (IOException e) {
            throw failed(request.bucket(), request.key(), e);
        }
    }

    @Override
    public ObjectPage list(ListRequest request) {
        Path bucket = paths.bucket(request.bucket());
        FolderListing listing = listings.take(request);
        try {
            if (listing == null) {
                listing = new FolderListing(bucket, request, key -> find(bucket, key));
            }
            ObjectPage page = listing.next(request.maxKeys());
            listings.keep(page.nextToken(), listing);
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException("The bucket " + request.bucket(), e);
        }
    }

    @Override
    public StoredObject put(String bucket, String key, InputStream body) {
        Path folder = paths.bucket(bucket);
        var names = ObjectPaths.newNames(folder, key);
        try {
            return incoming.put(folder, names, key, body, tags);
        } catch (IOException e) {
            throw failed(bucket, key, e);
        }
    }

    @Override
    public void delete(String bucket, String key) {
        ObjectPaths.Found found = paths.find(paths.bucket(bucket), key);
        try {
            if (found != null) {
                Durably.delete(found.file());
            }
        } catch (IOException e) {
            throw failed(bucket, key, e);
        }
    }

    @Override
    public void close() {
        listings.clear();
    }

    private @Nullable StoredObject find(Path bucket, String key) {
        ObjectPaths.Found found = paths.find(bucket, key);
        if (found == null) {
            return null;
        }
        try {
            return describe(key, found);
        } catch (NoSuchFileException _) {
            return null; // deleted meanwhile
        } catch (IOException e) {
            throw failed(String.valueOf(bucket.getFileName()), key, e);
        }
    }

    private StoredObject describe(String key, ObjectPaths.Found found) throws IOException {
        BasicFileAttributes attributes = found.attributes();
        return new StoredObject(
                key,
                tags.of(found.file(), attributes),
                attributes.size(),
                attributes.lastModifiedTime().toMillis());
    }

    /** Null if the file was replaced between being looked at and being opened. */
    private @Nullable ObjectContent findContent(Path bucket, GetRequest request)
            throws IOException {
        ObjectPaths.Found found = paths.find(bucket, request.key());
        if (found == null) {
            throw S3Errors.noSuchKey(request.key());
        }
        Path file = found.file();
        try {
            StoredObject object = describe(request.key(), found);
            request.checkMatch(object);
            ByteRange range = request.range();
            ByteRange.Part part = range == null ? null : range.of(object.size());
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            if (!isSame(found.attributes(), file)) {
                channel.close();
                return null;
            }
            long first = part == null ? 0 : part.first();
            long length = part == null ? object.size() : part.length();
            return new ObjectContent(object, part, new FileContent(channel, first, length));
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    private static boolean isSame(BasicFileAttributes before, Path file) throws IOException {
        BasicFileAttributes now = ObjectPaths.attributes(file);
        return before.size() == now.size()
                && before.lastModifiedTime().equals(now.lastModifiedTime())
                && Objects.equals(before.fileKey(), now.fileKey());
    }

    private static UncheckedIOException failed(String bucket, String key, IOException e) {
        return new UncheckedIOException("The object " + bucket + "/" + key, e);
    }
}
