package gantry.workflows.engine;

import gantry.json.Payload;
import gantry.states.interpreter.ExecutionStatus;

import org.jspecify.annotations.Nullable;

/**
 * How a synchronous Express execution ended.
 *
 * @param status SUCCEEDED, FAILED or TIMED_OUT
 * @param output of one that SUCCEEDED
 */
public record SyncOutcome(
        String executionArn,
        ExecutionStatus status,
        long startedAtMs,
        long closedAtMs,
        @Nullable Payload output,
        @Nullable String error,
        @Nullable String cause) {}
