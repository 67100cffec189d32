package gantry.states.definition;

/**
 * What a Task calls.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html">Integrating
 *     services</a>
 */
public sealed interface Resource {
    /** The field Resource as written. */
    String arn();

    /** Whether the call's answer is not yet the result: a job's end or a token's answer is. */
    default boolean isAnsweredLater() {
        return this instanceof Integration integration
                && integration.pattern() != Pattern.REQUEST_RESPONSE;
    }

    /** {@code arn:aws:states:REGION:ACCOUNT:activity:NAME}: done by a worker that polls. */
    record Activity(String arn) implements Resource {}

    /** {@code arn:aws:lambda:REGION:ACCOUNT:function:NAME[:QUALIFIER]}: called directly. */
    record Function(String arn) implements Resource {}

    /**
     * A service integration.
     *
     * @param service such as {@code sqs}; of {@code aws-sdk:s3:getObject} it is {@code s3}
     * @param action such as {@code sendMessage}, without the pattern
     * @param awsSdk whether it is an {@code aws-sdk} integration (no {@code .sync}, another result
     *     and other error names)
     */
    record Integration(String arn, String service, String action, Pattern pattern, boolean awsSdk)
            implements Resource {
        /** As the history spells it: {@code sqs}, {@code aws-sdk:s3}. */
        public String resourceType() {
            return awsSdk ? "aws-sdk:" + service : service;
        }

        /** As the history spells it: {@code sendMessage.waitForTaskToken}. */
        public String resource() {
            return action + pattern.suffix();
        }
    }

    /** When the task of an integration is done. */
    enum Pattern {
        /** When the call returns. */
        REQUEST_RESPONSE(""),
        /** When the job that the call started ends. */
        SYNC(".sync"),
        /** As SYNC; a nested execution's output is JSON, not a text. */
        SYNC_2(".sync:2"),
        /** When SendTaskSuccess or SendTaskFailure names its token. */
        WAIT_FOR_TASK_TOKEN(".waitForTaskToken");

        private final String suffix;

        Pattern(String suffix) {
            this.suffix = suffix;
        }

        /** Of the action, such as {@code .sync:2}; empty for REQUEST_RESPONSE. */
        public String suffix() {
            return suffix;
        }
    }
}
