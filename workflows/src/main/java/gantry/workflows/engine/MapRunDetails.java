package gantry.workflows.engine;

import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.MapRunArn;
import gantry.workflows.maprun.MapRun;

/**
 * A map run as it is on disk.
 *
 * @param execution of its Map state
 */
public record MapRunDetails(MapRunArn arn, ExecutionArn execution, MapRun run) {}
