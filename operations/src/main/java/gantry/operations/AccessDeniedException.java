package gantry.operations;

/** The caller may not do this. */
@SuppressWarnings("serial")
public final class AccessDeniedException extends AwsException {
    public AccessDeniedException(String message) {
        super(400, "AccessDeniedException", message);
    }
}
