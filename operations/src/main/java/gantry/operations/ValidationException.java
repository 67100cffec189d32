package gantry.operations;

import java.util.Map;

/** The request breaks a constraint of the service model, or a rule between its members. */
@SuppressWarnings("serial")
public final class ValidationException extends AwsException {
    public ValidationException(String message) {
        super(400, "ValidationException", message);
    }

    /** With the {@code reason} member that Step Functions has for some rules. */
    public ValidationException(String message, String reason) {
        super(400, "ValidationException", message, Map.of("reason", reason), null);
    }
}
