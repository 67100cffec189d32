package gantry.objects.store;

import java.io.InputStream;

/**
 * Buckets of objects. An object is replaced as a whole: who reads it sees one of its contents from
 * beginning to end. Safe for any thread.
 *
 * <p>What the caller did wrong is one of {@link S3Errors}; what a disk or network refuses is an
 * {@link java.io.UncheckedIOException} or S3's own error.
 */
public interface ObjectStore extends AutoCloseable {
    /** Returns if there is such a bucket. */
    void headBucket(String bucket);

    void createBucket(String bucket);

    /** What is known of an object without its content. */
    StoredObject head(String bucket, String key);

    /** An object or a part of it; the caller closes its body. */
    ObjectContent get(GetRequest request);

    /** A page of the objects of a bucket, in the order of their keys' UTF-8 bytes. */
    ObjectPage list(ListRequest request);

    /**
     * Makes or replaces an object; on disk when this returns, and not at all if the body fails.
     *
     * @param body read to its end, not closed
     */
    StoredObject put(String bucket, String key, InputStream body);

    /** Deletes an object, if it is there. */
    void delete(String bucket, String key);

    @Override
    void close();
}
