package gantry.jsonata.values;

import gantry.jsonata.values.JsonataException.Bound;

/** What is left of the {@link Limits} of one evaluation. Confined to it. */
public final class Budget {
    /** Values nested deeper than this are refused where they are walked recursively. */
    public static final int MAX_NESTING = 1_000;

    private static final int ELEMENT_BYTES = 8;
    private static final int MEMBER_BYTES = 32;

    private final int maxDepth;
    private final long maxValueBytes;
    private final boolean nonFinite;
    private long steps;
    private long bytes;
    private int depth;

    /**
     * @param nonFinite whether NaN and ±Infinity may be computed with, instead of being D1001
     */
    public Budget(Limits limits, boolean nonFinite) {
        this.maxDepth = limits.depth();
        this.maxValueBytes = limits.valueBytes();
        this.steps = limits.steps();
        this.bytes = limits.totalBytes();
        this.nonFinite = nonFinite;
    }

    public boolean allowsNonFinite() {
        return nonFinite;
    }

    /** One node further inside. */
    public void enter() {
        if (++depth > maxDepth) {
            throw JsonataException.exceeded(Bound.DEPTH);
        }
        if (--steps < 0) {
            throw JsonataException.exceeded(Bound.STEPS);
        }
    }

    public void leave() {
        depth--;
    }

    /** A node without parts: entered and left at once. */
    public void leaf() {
        if (depth >= maxDepth) {
            throw JsonataException.exceeded(Bound.DEPTH);
        }
        if (--steps < 0) {
            throw JsonataException.exceeded(Bound.STEPS);
        }
    }

    /** None after an exceeded bound of steps. */
    public long stepsLeft() {
        return Math.max(0, steps);
    }

    /** Work of a function, in steps. */
    public void work(long amount) {
        steps -= amount;
        if (steps < 0) {
            throw JsonataException.exceeded(Bound.STEPS);
        }
    }

    /** Before an array of so many elements is made. */
    public void array(long elements) {
        allocate(elements * ELEMENT_BYTES);
    }

    /** Before an object of so many members is made. */
    public void object(long members) {
        allocate(members * MEMBER_BYTES);
    }

    /** Before a string of so many characters is made. */
    public void string(long characters) {
        allocate(characters);
        work(characters >> 6);
    }

    /** Before a value of so many bytes is made. */
    public void allocate(long size) {
        if (size < 0 || size > maxValueBytes || size > bytes) {
            throw JsonataException.exceeded(Bound.MEMORY);
        }
        bytes -= size;
    }

    /** Before a value is walked one level deeper. */
    public static int deeper(int nesting) {
        if (nesting >= MAX_NESTING) {
            throw JsonataException.exceeded(Bound.DEPTH);
        }
        return nesting + 1;
    }
}
