package gantry.cli.durability;

import software.amazon.awssdk.services.sfn.model.SfnException;

/** Which answers an SDK with its default settings would try again. */
final class Retryable {
    private static final int SERVER_ERROR = 500;

    private Retryable() {}

    static boolean is(Throwable answer) {
        return answer instanceof SfnException refusal && is(refusal);
    }

    static boolean is(SfnException answer) {
        return answer.statusCode() >= SERVER_ERROR || answer.isThrottlingException();
    }
}
