package gantry.workflows.express;

import org.jspecify.annotations.Nullable;

import java.util.random.RandomGenerator;

/** A run's random numbers, seeded when it asks for the first: most never do. */
final class LazyRandom implements RandomGenerator {
    private final ExpressRuns.RandomSource source;
    private @Nullable RandomGenerator seeded;

    LazyRandom(ExpressRuns.RandomSource source) {
        this.source = source;
    }

    @Override
    public long nextLong() {
        if (seeded == null) {
            seeded = source.next();
        }
        return seeded.nextLong();
    }
}
