package gantry.logs.filter;

import gantry.operations.AwsException;

/** The text is no filter pattern, or one that is not built. */
@SuppressWarnings("serial")
public final class InvalidFilterPattern extends AwsException {
    InvalidFilterPattern(String message) {
        super(400, "InvalidParameterException", message);
    }
}
