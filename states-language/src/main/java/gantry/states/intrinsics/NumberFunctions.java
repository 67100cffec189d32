package gantry.states.intrinsics;

import java.util.Random;
import java.util.random.RandomGenerator;

/** The functions on numbers. */
final class NumberFunctions {
    private NumberFunctions() {}

    static long add(Arguments arguments) {
        long sum = int32(arguments, 0) + int32(arguments, 1);
        if (sum != (int) sum) {
            throw new IntrinsicFailure("The sum of States.MathAdd exceeds 32 bits.");
        }
        return sum;
    }

    /** Start inclusive, end exclusive; with a seed the number depends on the arguments alone. */
    static long random(Arguments arguments, RandomGenerator random) {
        long start = int32(arguments, 0);
        long end = int32(arguments, 1);
        if (start >= end) {
            throw new IntrinsicFailure("The start of States.MathRandom must be less than its end.");
        }
        RandomGenerator source = arguments.count() == 3 ? new Random(arguments.rounded(2)) : random;
        return source.nextLong(start, end);
    }

    private static long int32(Arguments arguments, int index) {
        long value = arguments.rounded(index);
        if (value != (int) value) {
            throw arguments.wrong(index, "an integer of 32 bits");
        }
        return value;
    }
}
