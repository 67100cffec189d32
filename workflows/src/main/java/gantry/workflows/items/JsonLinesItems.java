package gantry.workflows.items;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.json.JsonParseException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** The lines of a file, each a JSON value; empty lines are none. Confined to one thread. */
final class JsonLinesItems implements DataSet {
    private final OpenFile file;
    private final ByteLines lines;
    private @Nullable Object value;

    private JsonLinesItems(OpenFile file) {
        this.file = file;
        this.lines = new ByteLines(file.content(), file.offset());
    }

    /**
     * Begins, or goes on from a place.
     *
     * @param place null for the beginning
     */
    static JsonLinesItems open(DataFiles files, DataFile data, @Nullable JsonObject place)
            throws IOException {
        return new JsonLinesItems(files.open(data, place));
    }

    @Override
    public boolean next() throws IOException {
        String line;
        do {
            line = lines.next(ItemLimits.ITEM_BYTES);
            if (line == null) {
                return false;
            }
        } while (line.isBlank());
        try {
            value = Json.parse(line, ItemLimits.ITEM);
        } catch (JsonParseException e) {
            throw JsonItems.invalid(e);
        }
        return true;
    }

    @Override
    public @Nullable Object value() {
        return value;
    }

    @Override
    public String source() {
        return file.file().source();
    }

    @Override
    public JsonObject place() {
        return file.place(lines.offset());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
