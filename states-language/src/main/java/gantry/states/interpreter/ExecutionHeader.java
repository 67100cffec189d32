package gantry.states.interpreter;

import gantry.json.Payload;

/**
 * What never changes in the life of an execution; most of it shows in the context object.
 *
 * @param stateMachineArn as StartExecution named it, without version or alias
 * @param region of the configuration; TaskScheduled names it
 * @param express whether the machine is of type EXPRESS: five minutes instead of a year, no limit
 *     of history events
 */
public record ExecutionHeader(
        String executionArn,
        String name,
        String stateMachineArn,
        String stateMachineName,
        String roleArn,
        String region,
        boolean express,
        long startedAtMs,
        Payload input) {}
