package gantry.workflows.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** Chance from a seed. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this(new SplittableRandom(seed));
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** From 0 to below the bound. */
    int roll(int bound) {
        return random.nextInt(bound);
    }

    /** From one to the other, both included. */
    long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    boolean happens(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Other chance, which rolls of this one do not change. */
    Dice other() {
        return new Dice(random.split());
    }

    SplittableRandom random() {
        return random.split();
    }
}
