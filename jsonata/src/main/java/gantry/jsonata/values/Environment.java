package gantry.jsonata.values;

import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;

/**
 * What an evaluation gets from outside.
 *
 * @param nowMillis the time of $now and $millis, and of what $toMillis completes
 * @param random for $random and $shuffle; used by the evaluating thread alone
 * @param nonFinite whether NaN and ±Infinity are values like others, also in the result as Doubles;
 *     if not, computing with one is D1001
 * @param spent is told at the end of an evaluation how many steps it took, also of one that failed
 */
public record Environment(
        Limits limits,
        long nowMillis,
        RandomGenerator random,
        boolean nonFinite,
        LongConsumer spent) {
    public Environment(Limits limits, long nowMillis, RandomGenerator random, boolean nonFinite) {
        this(limits, nowMillis, random, nonFinite, _ -> {});
    }

    public Environment(Limits limits, long nowMillis, RandomGenerator random) {
        this(limits, nowMillis, random, false);
    }
}
