package gantry.workflows.arn;

/**
 * {@code …:execution:MACHINE:NAME} of a Standard execution, or {@code …:express:MACHINE:NAME:RUN}
 * of an EXPRESS child of a distributed Map, which is kept as a Standard one is.
 *
 * @param machineName with {@code /LABEL} for a child of a distributed Map
 * @param name of an EXPRESS child {@code NAME:RUN}, as DescribeExecution shows it (AWS)
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

    /**
     * As {@link #parse}, and the ARN of an EXPRESS child of a distributed Map.
     *
     * @throws InvalidArn in the words that AWS uses, also for any other Express execution
     */
    public static ExecutionArn parseWithChildren(String text) {
        StatesArn arn = StatesArn.parse(text);
        boolean isChild =
                arn.type().equals(ExpressExecutionArn.TYPE)
                        && arn.resource().size() == 3
                        && arn.resource().getFirst().indexOf('/') >= 0;
        return isChild ? ExpressExecutionArn.parse(text).child() : parse(text);
    }

    /** Whether it is an EXPRESS child of a distributed Map. */
    public boolean isExpress() {
        return name.indexOf(':') >= 0;
    }

    /** The name in the context object: without the run. */
    public String ownName() {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    /** The machine without the label that a child's has. */
    public StateMachineArn machineArn() {
        return stateMachineArn().unlabelled();
    }

    public StateMachineArn stateMachineArn() {
        return new StateMachineArn(partition, region, account, machineName);
    }

    @Override
    public String toString() {
        String type = isExpress() ? ExpressExecutionArn.TYPE : TYPE;
        return StatesArn.print(partition, region, account, type + ":" + machineName + ":" + name);
    }
}
