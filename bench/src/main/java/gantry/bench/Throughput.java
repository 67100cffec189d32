package gantry.bench;

import java.time.Duration;

/** Something with a rate. */
interface Throughput {
    /** A round that is so little faster than the ones before ends the warm-up. */
    double STEADY = 1.03;

    int MOST_ROUNDS = 12;

    double perSecond(Duration duration) throws Exception;

    /**
     * Runs it until it gets no faster: a server with many threads is compiled late, and what counts
     * is how it goes for the rest of its life.
     */
    default void warmUp(Settings settings) throws Exception {
        double best = perSecond(settings.warmUp());
        for (int i = 0; i < MOST_ROUNDS; i++) {
            double next = perSecond(settings.round());
            if (next < best * STEADY) {
                return;
            }
            best = next;
        }
    }
}
