package gantry.workflows.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The engine in simulated worlds of faults. {@code ./verify} runs a fixed number of seeds, {@code
 * --long} others for two hours. {@code -Dseed=N} repeats one, with {@code -Dlines=N} so much of its
 * trace; {@code -Dseeds=N} runs so many.
 */
class SimulationTest {
    private static final boolean IS_LONG = "true".equals(System.getenv("GANTRY_LONG"));
    private static final long LONG_NANOS = TimeUnit.HOURS.toNanos(2);
    private static final long ONLY = Long.getLong("seed", 0);
    private static final long SEEDS = Long.getLong("seeds", ONLY == 0 ? 200 : 1);

    /** A defect must be found within so many seeds. */
    private static final long SEEDS_FOR_A_DEFECT = 20;

    private final LogWatch log = new LogWatch();

    @BeforeEach
    void watchLog() {
        log.begin();
    }

    @AfterEach
    void leaveLog() {
        log.end();
    }

    @Test
    void in_no_world_does_the_engine_break_a_promise() {
        long first = Math.max(1, ONLY);
        for (long seed = first; seed < first + SEEDS; seed++) {
            Simulation.run(seed);
        }
    }

    @Test
    void nor_in_any_that_hours_can_make() {
        long began = System.nanoTime();
        for (long seed = began; IS_LONG && System.nanoTime() - began < LONG_NANOS; seed++) {
            Simulation.run(seed);
        }
    }

    @ParameterizedTest(name = "{1} (seed {0})")
    @CsvSource({
        "30, after a failed read a partition waited for a wall clock that was set back",
        "45, what was found in hand was forgotten over another read that failed"
    })
    void a_seed_that_found_something_finds_it_no_more(long seed, String what) {
        assertThat(what).isNotEmpty();
        Simulation.run(seed, Variation.NONE, Kinds.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_seed_makes_the_same_world_again(long seed) {
        assertThat(Simulation.run(seed)).isEqualTo(Simulation.run(seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3})
    void the_database_answers_as_the_memory_that_stands_for_it(long seed, @TempDir Path folder) {
        try (var database = new Database(folder)) {
            assertThat(Simulation.run(seed, database)).isEqualTo(Simulation.run(seed));
            assertThat(database.reads()).isGreaterThan(100);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_defect_is_found(Defects defect) {
        assertThatThrownBy(
                        () -> {
                            for (long seed = 1; seed <= SEEDS_FOR_A_DEFECT; seed++) {
                                Simulation.run(seed, defect);
                            }
                        })
                .hasCauseInstanceOf(Violation.class);
    }
}
