package gantry.states.expressions;

import gantry.jsonata.values.Limits;

/** What one expression may cost. */
final class StatesLimits {
    /**
     * Ours: about half a second of a core. AWS bounds the time, and has not said at how much; twice
     * two hundred thousand calls of a lambda ended within it (measured).
     */
    static final long MAX_STEPS = 10_000_000;

    /** Nested evaluations (measured). */
    static final int MAX_DEPTH = 100;

    /** Of one value: 873,782 elements of an array, and 2^22 characters, but not 2^23 (measured). */
    static final long MAX_VALUE_BYTES = 873_782 * 8L;

    /** Elements that $range makes (measured). */
    static final int MAX_RANGE = 360_145;

    /** Ours: all that is made on the way. */
    private static final long MAX_BYTES = 1L << 27;

    private StatesLimits() {}

    static Limits of(long steps) {
        return new Limits(Math.clamp(steps, 1, MAX_STEPS), MAX_DEPTH, MAX_VALUE_BYTES, MAX_BYTES);
    }
}
