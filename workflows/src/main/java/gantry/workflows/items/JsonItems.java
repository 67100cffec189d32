package gantry.workflows.items;

import gantry.json.JsonElements;
import gantry.json.JsonObject;
import gantry.json.JsonParseException;
import gantry.json.JsonPointer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The elements of an array, or the members of an object, of a file. Confined to one thread. */
final class JsonItems implements DataSet {
    private static final String OBJECT = "object";

    /** Recorded of an object of plain values, and of what is neither array nor object. */
    private static final String NOT_ITERABLE = "Attempting to map over non-iterable node.";

    private final OpenFile file;
    private final JsonElements elements;
    private final long base;
    private long behind;

    private JsonItems(OpenFile file, JsonElements elements, long base, long behind) {
        this.file = file;
        this.elements = elements;
        this.base = base;
        this.behind = behind;
    }

    /**
     * Begins at the items, or goes on from a place.
     *
     * @param pointer to the items; null if they are the whole text
     * @param place null for the beginning
     */
    static JsonItems open(
            DataFiles files, DataFile data, @Nullable String pointer, @Nullable JsonObject place)
            throws IOException {
        OpenFile file = files.open(data, place);
        try {
            if (place != null && Values.number(place, OpenFile.OFFSET) > 0) {
                boolean object = Boolean.TRUE.equals(place.get(OBJECT));
                var elements =
                        JsonElements.resume(file.content(), file.offset(), object, ItemLimits.ITEM);
                return new JsonItems(file, elements, 0, file.offset());
            }
            var elements = JsonElements.open(file.content(), pointer(pointer), ItemLimits.ITEM);
            if (!elements.isContainer()) {
                throw new ItemReaderFailed(NOT_ITERABLE);
            }
            return new JsonItems(file, elements, file.offset(), 0);
        } catch (JsonParseException e) {
            file.close();
            throw invalid(e);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public boolean next() throws IOException {
        boolean first = behind == 0;
        try {
            if (!elements.next()) {
                return false;
            }
        } catch (JsonParseException e) {
            throw invalid(e);
        }
        behind = base + elements.offset();
        // AWS has taken objects as items since 2025; the recording of a plain one is older.
        if (first && elements.isObject() && !isContainer(elements.value())) {
            throw new ItemReaderFailed(NOT_ITERABLE);
        }
        return true;
    }

    @Override
    public @Nullable String key() {
        return elements.key();
    }

    @Override
    public @Nullable Object value() {
        return elements.value();
    }

    @Override
    public String source() {
        return file.file().source();
    }

    @Override
    public JsonObject place() {
        return file.place(behind).with(OBJECT, elements.isObject());
    }

    @Override
    public void close() throws IOException {
        elements.close();
        file.close();
    }

    static ItemReaderFailed invalid(JsonParseException e) {
        return new ItemReaderFailed("The data set is not valid JSON: " + e.getMessage(), e);
    }

    private static JsonPointer pointer(@Nullable String text) {
        JsonPointer pointer = JsonPointer.find(text == null ? "" : text);
        if (pointer == null) {
            throw new ItemReaderFailed("ItemsPointer \"" + text + "\" is no JSON pointer.");
        }
        return pointer;
    }

    private static boolean isContainer(@Nullable Object value) {
        return value instanceof Map || value instanceof List;
    }
}
