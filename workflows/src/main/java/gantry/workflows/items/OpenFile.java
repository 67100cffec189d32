package gantry.workflows.items;

import gantry.json.JsonObject;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file that is being read.
 *
 * @param etag of the object; other contents have another
 * @param offset of the content that follows, in the unpacked file
 * @param content the file from there on
 */
record OpenFile(DataFile file, String etag, long offset, InputStream content) implements Closeable {
    static final String ETAG = "etag";
    static final String OFFSET = "offset";

    /** A place in this file. */
    JsonObject place(long at) {
        return JsonObject.of(ETAG, etag, OFFSET, at);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
