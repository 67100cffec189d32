package gantry.operations;

import org.jspecify.annotations.Nullable;

/** The body is not what the protocol says: no JSON, no object, or a member of another type. */
@SuppressWarnings("serial")
public final class SerializationException extends AwsException {
    public SerializationException(@Nullable String message) {
        super(400, "SerializationException", message);
    }
}
