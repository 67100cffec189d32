package gantry.operations;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * An error as AWS answers it: HTTP status, code (the error shape's name), message, and the members
 * the shape has beside the message. Thrown where the mistake is noticed, mapped to the wire once.
 *
 * <p>A service names its own errors by subclasses. An error of the caller (status below 500) keeps
 * no stack trace: it is an answer, not a defect.
 */
@SuppressWarnings("serial") // errors travel as HTTP, never as serialized Java
public class AwsException extends RuntimeException {
    private final int status;
    private final String code;
    private final Map<String, Object> members;

    /** An error without members beside its message. */
    public AwsException(int status, String code, @Nullable String message) {
        this(status, code, message, Map.of(), null);
    }

    /**
     * Everything.
     *
     * @param message null where AWS sends none
     * @param members members of the error shape beside {@code message}, such as {@code
     *     resourceName}
     */
    public AwsException(
            int status,
            String code,
            @Nullable String message,
            Map<String, Object> members,
            @Nullable Throwable cause) {
        super(message, cause, true, status >= 500);
        this.status = status;
        this.code = code;
        this.members = Map.copyOf(members);
    }

    public final int status() {
        return status;
    }

    /** The name of the error's shape: what SDKs make an exception class of, and retriers name. */
    public final String code() {
        return code;
    }

    public final Map<String, Object> members() {
        return members;
    }
}
