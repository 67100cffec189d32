package gantry.workflows.items;

import gantry.states.interpreter.MapRunItem;

import org.jspecify.annotations.Nullable;

/** The items of a map run, one after another. Confined to one thread at a time. */
public interface ItemSource extends AutoCloseable {
    /**
     * The next item; null behind the last.
     *
     * @throws ItemReaderFailed if it cannot be read; then there is no further item
     */
    @Nullable MapRunItem next();

    /**
     * From where another reading goes on behind the item given last: before the first item, and
     * behind the last, too. Pins the data that is being read.
     */
    String cursor();

    @Override
    void close();
}
