package gantry.workflows.results;

import gantry.states.interpreter.MapRunFailure;

import org.jspecify.annotations.Nullable;

/** The results cannot be written. */
public final class ResultWriterFailed extends MapRunFailure {
    private static final long serialVersionUID = 1L;

    public ResultWriterFailed(String message, @Nullable Throwable cause) {
        super(RESULT_WRITER_FAILED, message, cause);
    }
}
