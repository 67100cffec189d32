package gantry.workflows.engine;

import gantry.json.Payload;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.Qualifiers;

import org.jspecify.annotations.Nullable;

/**
 * Start a Standard execution.
 *
 * @param named whether the caller chose the name; one that we chose is new for certain
 * @param revision what it runs, to its end
 * @param input checked: JSON within the limit
 */
public record StartExecution(
        ExecutionArn arn,
        boolean named,
        MachineRevision revision,
        Qualifiers qualifiers,
        Payload input,
        @Nullable String traceHeader) {}
