package gantry.workflows.engine;

import gantry.workflows.arn.ActivityArn;

/**
 * Which activities there are. Safe for any thread; asked before each turn that may schedule a task
 * of one, so it reads the store seldom.
 */
public interface ActivityCatalog {
    boolean exists(ActivityArn arn);
}
