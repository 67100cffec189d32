package gantry.workflows.engine;

import gantry.json.Payload;
import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.Qualifiers;

import org.jspecify.annotations.Nullable;

/**
 * A Standard execution as it is on disk.
 *
 * @param revisionKey {@link MachineRevision#key()} of what it runs
 * @param closedAtMs 0 while it is open
 * @param redrivenAtMs 0 if it never was
 * @param child of a child of a map run
 */
public record ExecutionDetails(
        ExecutionArn arn,
        String revisionKey,
        Qualifiers qualifiers,
        ExecutionStatus status,
        long startedAtMs,
        long closedAtMs,
        Payload input,
        @Nullable Payload output,
        @Nullable String error,
        @Nullable String cause,
        @Nullable String traceHeader,
        int redriveCount,
        long redrivenAtMs,
        @Nullable MapRunChild child) {}
