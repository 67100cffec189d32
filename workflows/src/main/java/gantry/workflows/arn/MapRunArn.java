package gantry.workflows.arn;

/**
 * {@code …:mapRun:MACHINE/LABEL:ID} of the run of a distributed Map.
 *
 * @param machineName with {@code /LABEL}
 */
public record MapRunArn(
        String partition, String region, String account, String machineName, String id) {
    public static final String TYPE = "mapRun";

    /**
     * A map run's ARN.
     *
     * @throws InvalidArn in the words that AWS uses
     */
    public static MapRunArn parse(String text) {
        StatesArn arn = StatesArn.parse(text, TYPE, 2, 2);
        return new MapRunArn(
                arn.partition(),
                arn.region(),
                arn.account(),
                arn.resource().getFirst(),
                arn.resource().getLast());
    }

    /** The labelled machine that its children run. */
    public StateMachineArn stateMachineArn() {
        return new StateMachineArn(partition, region, account, machineName);
    }

    @Override
    public String toString() {
        return StatesArn.print(partition, region, account, TYPE + ":" + machineName + ":" + id);
    }
}
