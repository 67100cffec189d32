package gantry.workflows.arn;

/**
 * {@code …:express:MACHINE:NAME:RUN} of an Express execution.
 *
 * @param runId a fresh UUID for each run: the name may repeat
 */
public record ExpressExecutionArn(
        String partition,
        String region,
        String account,
        String machineName,
        String name,
        String runId) {
    public static final String TYPE = "express";

    /**
     * An Express execution's ARN.
     *
     * @throws InvalidArn in the words that AWS uses
     */
    public static ExpressExecutionArn parse(String text) {
        StatesArn arn = StatesArn.parse(text, TYPE, 3, 3);
        return new ExpressExecutionArn(
                arn.partition(),
                arn.region(),
                arn.account(),
                arn.resource().get(0),
                arn.resource().get(1),
                arn.resource().get(2));
    }

    public StateMachineArn stateMachineArn() {
        return new StateMachineArn(partition, region, account, machineName);
    }

    /** As a child of a distributed Map is kept. */
    public ExecutionArn child() {
        return new ExecutionArn(partition, region, account, machineName, name + ":" + runId);
    }

    @Override
    public String toString() {
        return StatesArn.print(
                partition, region, account, TYPE + ":" + machineName + ":" + name + ":" + runId);
    }
}
