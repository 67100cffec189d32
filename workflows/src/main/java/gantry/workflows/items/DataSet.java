package gantry.workflows.items;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;

/** Items of one kind of data, without their numbers. Confined to one thread. */
interface DataSet extends Closeable {
    /** Moves to the next item; false behind the last. */
    boolean next() throws IOException;

    /** Of an item that is a member. */
    default @Nullable String key() {
        return null;
    }

    /** The item as JSON. */
    @Nullable Object value();

    /** Where the item was read, as {@code $$.Map.Item.Source} says it. */
    String source();

    /** The place behind the item; before the first item the beginning. */
    JsonObject place();
}
