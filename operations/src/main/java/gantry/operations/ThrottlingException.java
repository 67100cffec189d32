package gantry.operations;

/** Too much at once; SDKs wait and try again. */
@SuppressWarnings("serial")
public final class ThrottlingException extends AwsException {
    public ThrottlingException() {
        super(400, "ThrottlingException", "Rate exceeded");
    }
}
