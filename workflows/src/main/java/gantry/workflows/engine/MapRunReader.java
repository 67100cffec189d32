package gantry.workflows.engine;

import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.MapRunArn;
import gantry.workflows.errors.ResourceNotFound;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Shows map runs as they are on disk; never a loop's memory. */
public interface MapRunReader {
    /** All that DescribeMapRun shows. */
    @Nullable MapRunDetails find(MapRunArn arn);

    /**
     * As {@link #find}, for who cannot do without.
     *
     * @throws ResourceNotFound there is none
     */
    default MapRunDetails require(MapRunArn arn) {
        MapRunDetails found = find(arn);
        if (found == null) {
            throw new ResourceNotFound(arn.toString());
        }
        return found;
    }

    /**
     * Map runs of an execution, the most recent first.
     *
     * @param beforeId the last of the page before; {@link Long#MAX_VALUE} for the first page
     * @return null if there is no such execution
     */
    @Nullable List<MapRunSummary> list(ExecutionArn execution, long beforeId, int limit);

    /**
     * Children of a map run, those that started last first.
     *
     * @param after where the page before ended: start and id; null for the first page
     * @throws ResourceNotFound there is no such map run
     */
    List<ExecutionSummary> children(
            MapRunArn mapRun, ChildFilter filter, @Nullable ExecutionCursor after, int limit);
}
