package gantry.workflows.maprun;

import org.jspecify.annotations.Nullable;

/** How a map run will have ended, once nothing of it runs any more. */
public record Ending(MapRunStatus status, @Nullable String error, @Nullable String cause) {
    static final Ending SUCCEEDED = new Ending(MapRunStatus.SUCCEEDED, null, null);
    static final Ending ABORTED = new Ending(MapRunStatus.ABORTED, null, null);

    static Ending failed(String error, @Nullable String cause) {
        return new Ending(MapRunStatus.FAILED, error, cause);
    }
}
