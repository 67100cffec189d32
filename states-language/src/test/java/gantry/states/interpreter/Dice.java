package gantry.states.interpreter;

import java.util.List;
import java.util.SplittableRandom;

/** Chance from a seed. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** From 0 to below the bound. */
    int roll(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Other chance, which rolls of this one do not change. */
    Dice other() {
        return new Dice(random.nextLong());
    }
}
