package gantry.operations;

import org.jspecify.annotations.Nullable;

/** No service here has an operation of that name. */
@SuppressWarnings("serial")
public final class UnknownOperationException extends AwsException {
    public UnknownOperationException(@Nullable String message) {
        super(400, "UnknownOperationException", message);
    }
}
