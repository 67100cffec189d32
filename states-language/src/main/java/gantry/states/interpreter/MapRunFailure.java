package gantry.states.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * What a map run reads or writes outside is not to be had, and trying again will not help: it fails
 * with this error, of which Retry and Catch of its state hear. The message is the cause.
 */
public class MapRunFailure extends RuntimeException {
    public static final String ITEM_READER_FAILED = "States.ItemReaderFailed";
    public static final String RESULT_WRITER_FAILED = "States.ResultWriterFailed";

    private static final long serialVersionUID = 1L;

    private final String error;

    public MapRunFailure(String error, String cause) {
        this(error, cause, null);
    }

    public MapRunFailure(String error, String cause, @Nullable Throwable reason) {
        super(cause, reason);
        this.error = error;
    }

    /** The error's name in the States Language. */
    public String error() {
        return error;
    }

    public String cause() {
        return String.valueOf(getMessage());
    }
}
