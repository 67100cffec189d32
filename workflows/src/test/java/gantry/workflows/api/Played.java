package gantry.workflows.api;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Something that answers the calls of a recorded scenario. */
interface Played extends AutoCloseable {
    /** What the operation answers; throws what it refuses. */
    Map<String, @Nullable Object> call(String operation, Map<String, @Nullable Object> request);

    @Override
    void close();
}
