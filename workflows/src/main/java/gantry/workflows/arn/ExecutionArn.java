package gantry.workflows.arn;

/**
 * {@code …:execution:MACHINE:NAME} of a Standard execution.
 *
 * @param machineName with {@code /LABEL} for a child of a distributed Map
 */
public record ExecutionArn(
        String partition, String region, String account, String machineName, String name) {
    public static final String TYPE = "execution";

    /**
     * A Standard execution's ARN.
     *
     * @throws InvalidArn in the words that AWS uses, also for an Express execution
     */
    public static ExecutionArn parse(String text) {
        StatesArn arn = StatesArn.parse(text, TYPE, 2, 2);
        return new ExecutionArn(
                arn.partition(),
                arn.region(),
                arn.account(),
                arn.resource().getFirst(),
                arn.resource().getLast());
    }

    public StateMachineArn stateMachineArn() {
        return new StateMachineArn(partition, region, account, machineName);
    }

    @Override
    public String toString() {
        return StatesArn.print(partition, region, account, TYPE + ":" + machineName + ":" + name);
    }
}
