package gantry.objects.store;

/**
 * An object without its content.
 *
 * @param etag in its quotes, as S3 writes it
 * @param size in bytes
 */
public record StoredObject(String key, String etag, long size, long lastModifiedMs) {}
