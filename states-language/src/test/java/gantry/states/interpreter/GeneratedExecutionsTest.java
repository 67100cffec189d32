package gantry.states.interpreter;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

/**
 * What holds for every execution, whatever its definition, input, tasks and clock do: it ends, its
 * steps and its history are sound, and the same again gives the same, also from the store.
 */
class GeneratedExecutionsTest {
    private static final boolean LONG = "true".equals(System.getenv("GANTRY_LONG"));
    private static final int CASES = Integer.getInteger("cases", LONG ? 3_000_000 : 100_000);
    private static final int INPUTS = 5;

    @Test
    void every_execution_ends_with_a_sound_history_and_the_same_again() {
        // The short form is the same each time; the long one looks elsewhere each time.
        long first = Long.getLong("seed", LONG ? new SplittableRandom().nextLong() : 0);
        System.out.printf("Generated executions from seed %d on (-Dseed=N)%n", first);
        var distribution = new Distribution();
        for (int i = 0; i < CASES / INPUTS; i++) {
            for (GeneratedCase generated : generate(first + i)) {
                distribution.add(generated, checked(generated));
            }
        }
        distribution.print();
        if (CASES >= 100_000) { // a seed that is looked at by itself has none
            distribution.check();
        }
    }

    private static Iterable<GeneratedCase> generate(long seed) {
        try {
            return GeneratedCase.of(seed, INPUTS);
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static Simulation checked(GeneratedCase generated) {
        try {
            Simulation run = new Simulation(generated).run();
            HistoryRules.check(run.execution(), run.history());
            Replay.check(generated, run);
            return run;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(e + "\n" + generated.described(), e);
        }
    }
}
