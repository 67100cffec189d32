package gantry.workflows.engine;

import gantry.json.Payload;
import gantry.operations.Cancellation;
import gantry.workflows.arn.ExpressExecutionArn;

import org.jspecify.annotations.Nullable;

/**
 * Start an Express execution, synchronous or not.
 *
 * @param revision what it runs
 * @param input checked: JSON within the limit
 * @param cancellation fires when nobody waits for a synchronous answer any more; then it stops
 */
public record StartExpress(
        ExpressExecutionArn arn,
        MachineRevision revision,
        Payload input,
        @Nullable String traceHeader,
        Cancellation cancellation) {}
