package gantry.workflows.results;

import org.jspecify.annotations.Nullable;

/** The results cannot be written: {@code States.ResultWriterFailed} with this message as cause. */
public final class ResultWriterFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ResultWriterFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
