package gantry.states.interpreter;

import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

/**
 * What never changes in the life of an execution; most of it shows in the context object.
 *
 * @param stateMachineArn as StartExecution named it, without version or alias
 * @param roleArn empty for none, which only the test of one state may be
 * @param region of the configuration; TaskScheduled names it
 * @param express whether the machine is of type EXPRESS: five minutes instead of a year, no limit
 *     of history events
 * @param stateMachineVersionArn of the version that it runs; null if none was named
 * @param stateMachineAliasArn of the alias that chose the version; null if none did
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
        Payload input,
        @Nullable String stateMachineVersionArn,
        @Nullable String stateMachineAliasArn) {
    /** Of an execution that was started without version and alias. */
    public ExecutionHeader(
            String executionArn,
            String name,
            String stateMachineArn,
            String stateMachineName,
            String roleArn,
            String region,
            boolean express,
            long startedAtMs,
            Payload input) {
        this(
                executionArn,
                name,
                stateMachineArn,
                stateMachineName,
                roleArn,
                region,
                express,
                startedAtMs,
                input,
                null,
                null);
    }
}
