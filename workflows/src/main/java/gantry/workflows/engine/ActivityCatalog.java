package gantry.workflows.engine;

import gantry.workflows.arn.ActivityArn;

/** Which activities there are. Safe for any thread; may read the store. */
public interface ActivityCatalog {
    boolean exists(ActivityArn arn);
}
