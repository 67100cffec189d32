package gantry.workflows.definitions;

import gantry.workflows.arn.ActivityArn;

/** A name under which workers fetch tasks. */
public record Activity(ActivityArn arn, long createdAtMs) {}
