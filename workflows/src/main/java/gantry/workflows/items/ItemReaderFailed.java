package gantry.workflows.items;

import gantry.states.interpreter.MapRunFailure;

import org.jspecify.annotations.Nullable;

/** The items cannot be read. */
public final class ItemReaderFailed extends MapRunFailure {
    private static final long serialVersionUID = 1L;

    public ItemReaderFailed(String message) {
        this(message, null);
    }

    public ItemReaderFailed(String message, @Nullable Throwable cause) {
        super(ITEM_READER_FAILED, message, cause);
    }
}
