package gantry.bench;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to measure.
 *
 * @param gantry the {@code gantry} script whose server is measured
 * @param rounds how often each of the compared loads runs; the median counts
 * @param isQuick whether what takes long may be done with less
 */
record Settings(Path gantry, int rounds, Duration warmUp, Duration round, boolean isQuick) {
    static Settings thorough(Path gantry) {
        return new Settings(gantry, 5, Duration.ofSeconds(8), Duration.ofSeconds(4), false);
    }

    /** Not for quoting: shows that the bench works and the order of magnitude. */
    static Settings quick(Path gantry) {
        return new Settings(gantry, 3, Duration.ofSeconds(3), Duration.ofSeconds(1), true);
    }
}
