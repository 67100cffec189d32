package gantry.bench;

import java.util.List;

/** Something {@code gantry bench} can measure. */
interface Bench {
    /** Fixed: scripts pick a bench by it. */
    String name();

    /**
     * Measures.
     *
     * @throws Exception whatever hinders the measurement; it becomes the note of a row without a
     *     figure
     */
    List<Row> run(Settings settings) throws Exception;
}
