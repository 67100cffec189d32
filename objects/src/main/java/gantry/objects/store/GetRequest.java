package gantry.objects.store;

import org.jspecify.annotations.Nullable;

/**
 * Which object, and what of it.
 *
 * @param range null for all of it
 * @param ifMatch the ETag it must have, or {@code *}; null for any
 */
public record GetRequest(
        String bucket, String key, @Nullable ByteRange range, @Nullable String ifMatch) {
    /**
     * Returns if the object is the one that is meant.
     *
     * @throws gantry.operations.AwsException PreconditionFailed
     */
    public void checkMatch(StoredObject object) {
        if (ifMatch != null && !ifMatch.equals("*") && !unquoted(ifMatch, object.etag())) {
            throw S3Errors.preconditionFailed();
        }
    }

    /** S3 takes an ETag with and without its quotes. */
    private static boolean unquoted(String a, String b) {
        return a.replace("\"", "").equals(b.replace("\"", ""));
    }
}
