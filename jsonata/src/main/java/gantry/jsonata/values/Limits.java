package gantry.jsonata.values;

/**
 * What one evaluation may cost; beyond it ends with a {@link JsonataException} whose {@code
 * bound()} names the limit.
 *
 * @param steps nodes evaluated, and pieces of work of the built-in functions
 * @param depth nested nodes, counted as jsonata-js counts its {@code evaluate}; at most {@link
 *     #MAX_DEPTH}, so that a thread's stack of 512 KiB suffices
 * @param valueBytes one string (a byte a character) or array (8 bytes an element)
 * @param totalBytes all that is allocated, garbage included
 */
public record Limits(long steps, int depth, long valueBytes, long totalBytes) {
    /** The deepest nesting the suite asks for. */
    public static final int MAX_DEPTH = 500;

    /** Generous: a second or two, and 256 MiB of which most is garbage. */
    public static final Limits DEFAULT = new Limits(10_000_000, MAX_DEPTH, 1L << 27, 1L << 28);

    public Limits {
        if (steps < 1 || depth < 1 || valueBytes < 1 || totalBytes < 1) {
            throw new IllegalArgumentException("A limit below 1 admits no evaluation");
        }
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("A depth above " + MAX_DEPTH + " needs more stack");
        }
    }
}
