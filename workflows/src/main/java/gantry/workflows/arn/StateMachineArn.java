package gantry.workflows.arn;

import org.jspecify.annotations.Nullable;

/**
 * {@code …:stateMachine:NAME}, with {@code :7} or {@code :ALIAS} behind it if qualified.
 *
 * @param name with {@code /LABEL} for the machine of a distributed Map
 * @param qualifier version number or alias
 */
public record StateMachineArn(
        String partition, String region, String account, String name, @Nullable String qualifier) {
    public static final String TYPE = "stateMachine";

    public StateMachineArn(String partition, String region, String account, String name) {
        this(partition, region, account, name, null);
    }

    /**
     * A state machine's ARN, qualified or not.
     *
     * @throws InvalidArn in the words that AWS uses
     */
    public static StateMachineArn parse(String text) {
        StatesArn arn = StatesArn.parse(text, TYPE, 1, 2);
        return new StateMachineArn(
                arn.partition(),
                arn.region(),
                arn.account(),
                arn.resource().getFirst(),
                arn.resource().size() == 2 ? arn.resource().getLast() : null);
    }

    public StateMachineArn unqualified() {
        return qualifier == null ? this : new StateMachineArn(partition, region, account, name);
    }

    /** Whether it names the machine of a distributed Map. */
    public boolean isLabelled() {
        return name.indexOf('/') >= 0;
    }

    /** The ARN of a Standard execution of this machine. */
    public ExecutionArn execution(String executionName) {
        return new ExecutionArn(partition, region, account, name, executionName);
    }

    /** The ARN of an Express execution of this machine. */
    public ExpressExecutionArn expressExecution(String executionName, String runId) {
        return new ExpressExecutionArn(partition, region, account, name, executionName, runId);
    }

    @Override
    public String toString() {
        String tail = qualifier == null ? name : name + ":" + qualifier;
        return StatesArn.print(partition, region, account, TYPE + ":" + tail);
    }
}
