package gantry.workflows.engine;

import gantry.workflows.arn.ExecutionArn;

import org.jspecify.annotations.Nullable;

/**
 * Redrive an execution that ended without success.
 *
 * @param clientToken makes it happen once however often it is asked for; null for none
 * @param isMachineDeleted whether its machine is being deleted or gone
 */
public record RedriveExecution(
        ExecutionArn arn, @Nullable String clientToken, boolean isMachineDeleted) {}
