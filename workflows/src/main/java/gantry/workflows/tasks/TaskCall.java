package gantry.workflows.tasks;

import gantry.json.Payload;
import gantry.operations.Cancellation;
import gantry.states.definition.Resource;

/**
 * A task for a handler.
 *
 * @param input the effective input: a function's payload, an integration's parameters
 * @param roleArn the role of the execution's machine
 * @param idempotencyKey the same whenever this attempt is sent
 * @param token answers for it, where the pattern is waitForTaskToken
 * @param dueAtMs when it times out by itself; {@link gantry.states.interpreter.Frame#NEVER}
 * @param cancellation fires when its outcome no longer counts
 */
public record TaskCall(
        Resource resource,
        Payload input,
        String executionArn,
        String roleArn,
        String idempotencyKey,
        String token,
        long dueAtMs,
        Cancellation cancellation) {
    /** Never the content. */
    @Override
    public String toString() {
        return "TaskCall of " + resource.arn();
    }
}
