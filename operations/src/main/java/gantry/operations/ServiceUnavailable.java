package gantry.operations;

/** Not now: starting, stopping, or the store refuses. SDKs try again. */
@SuppressWarnings("serial")
public final class ServiceUnavailable extends AwsException {
    public ServiceUnavailable(String message) {
        super(503, "ServiceUnavailable", message);
    }
}
