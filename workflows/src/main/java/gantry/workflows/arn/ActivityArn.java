package gantry.workflows.arn;

/** {@code …:activity:NAME}. */
public record ActivityArn(String partition, String region, String account, String name) {
    public static final String TYPE = "activity";

    /**
     * An activity's ARN.
     *
     * @throws InvalidArn in the words that AWS uses
     */
    public static ActivityArn parse(String text) {
        StatesArn arn = StatesArn.parse(text, TYPE, 1, 1);
        return new ActivityArn(
                arn.partition(), arn.region(), arn.account(), arn.resource().getFirst());
    }

    @Override
    public String toString() {
        return StatesArn.print(partition, region, account, TYPE + ":" + name);
    }
}
