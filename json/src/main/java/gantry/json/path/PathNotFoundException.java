package gantry.json.path;

/**
 * A path that leads nowhere in a value. The message is Jayway's, which Step Functions shows to the
 * owner of the execution; it may quote the value. Carries no stack: it is an answer, not a fault.
 */
public final class PathNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PathNotFoundException(String message) {
        super(message, null, false, false);
    }
}
