package gantry.objects.store;

import org.jspecify.annotations.Nullable;

/**
 * Which objects of a bucket.
 *
 * @param prefix of their keys; empty for all
 * @param delimiter keys that have it behind the prefix are folded into one common prefix; empty for
 *     none
 * @param startAfter the key behind which the first page begins
 * @param token where a further page begins, as the page before it said
 * @param maxKeys of one page, keys and common prefixes together
 */
public record ListRequest(
        String bucket,
        String prefix,
        String delimiter,
        @Nullable String startAfter,
        @Nullable String token,
        int maxKeys) {
    /** S3's own limit of one page. */
    public static final int MAX_KEYS = 1_000;
}
