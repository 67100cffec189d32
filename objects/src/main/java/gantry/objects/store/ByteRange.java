package gantry.objects.store;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes that a caller asks for: {@code bytes=5-9}, {@code bytes=5-} or, the last ones, {@code
 * bytes=-5}.
 *
 * @param first −1 if only the last bytes are meant
 * @param last inclusive, or how many of the last ones; −1 for all from {@code first} on
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-range">RFC 9110, section 14.2</a>
 */
public record ByteRange(long first, long last) {
    // 18 digits always fit a long.
    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * Bytes of one object.
     *
     * @param first of them, from 0
     * @param objectSize of the whole object
     */
    public record Part(long first, long length, long objectSize) {
        /** As {@code Content-Range} says it. */
        public String contentRange() {
            return "bytes " + first + "-" + (first + length - 1) + "/" + objectSize;
        }
    }

    /** All bytes from one on. */
    public static ByteRange from(long first) {
        return new ByteRange(first, -1);
    }

    /** What the header means; null for one that is no range, which then counts as absent. */
    public static @Nullable ByteRange find(String header) {
        Matcher matcher = FORM.matcher(header);
        if (!matcher.matches()) {
            return null;
        }
        long first = number(matcher.group(1));
        long last = number(matcher.group(2));
        boolean nothing = first < 0 && last < 0;
        boolean backwards = first >= 0 && last >= 0 && last < first;
        return nothing || backwards ? null : new ByteRange(first, last);
    }

    /** As it is sent. */
    public String header() {
        return "bytes=" + (first < 0 ? "" : first) + "-" + (last < 0 ? "" : last);
    }

    /**
     * The part of an object of this size.
     *
     * @throws gantry.operations.AwsException InvalidRange if there is no such byte
     */
    public Part of(long size) {
        if (first < 0) {
            long length = Math.min(last, size);
            if (length == 0) {
                throw S3Errors.invalidRange();
            }
            return new Part(size - length, length, size);
        }
        if (first >= size) {
            throw S3Errors.invalidRange();
        }
        long end = last < 0 ? size : Math.min(last + 1, size);
        return new Part(first, end - first, size);
    }

    private static long number(String digits) {
        return digits.isEmpty() ? -1 : Long.parseLong(digits);
    }
}
