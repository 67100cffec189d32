package gantry.workflows.items;

import org.jspecify.annotations.Nullable;

/** The items cannot be read: {@code States.ItemReaderFailed} with this message as its cause. */
public final class ItemReaderFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ItemReaderFailed(String message) {
        this(message, null);
    }

    public ItemReaderFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
