package gantry.workflows.items;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;

/** Files that hold items, one after another. Confined to one thread. */
interface FileList extends Closeable {
    /** The next file; null behind the last. */
    @Nullable DataFile next() throws IOException;

    /** The place behind the file given last. */
    JsonObject place();
}
