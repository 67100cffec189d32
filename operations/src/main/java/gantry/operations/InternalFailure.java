package gantry.operations;

import java.util.Map;

/**
 * We broke: whatever it was stands in the log under the request id, and nothing of it in the
 * answer. SDKs try again.
 */
@SuppressWarnings("serial")
public final class InternalFailure extends AwsException {
    public InternalFailure(Throwable cause) {
        super(
                500,
                "InternalFailure",
                "The request processing has failed because of an unknown error, exception or"
                        + " failure.",
                Map.of(),
                cause);
    }
}
