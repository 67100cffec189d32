package gantry.workflows.teststate;

import gantry.json.Json;
import gantry.json.JsonLimits;
import gantry.json.JsonParseException;
import gantry.json.JsonPointer;
import gantry.json.Payload;
import gantry.operations.ValidationException;
import gantry.states.definition.DistributedMap;
import gantry.states.definition.MapState;
import gantry.states.definition.ReaderConfig;
import gantry.states.definition.State;
import gantry.states.interpreter.MapRunItem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a test says that a Map's ItemReader has read, as its source has it: JSON or lines of JSON.
 */
public final class ItemReaderData {
    /** {@code $$.Map.Item.Source} of an item that nobody read. */
    private static final String SOURCE = "mapItemReaderData";

    private ItemReaderData() {}

    /**
     * The items of a text.
     *
     * @throws ValidationException the state reads none, or not of this text
     */
    public static List<MapRunItem> parse(String text, State state) {
        ReaderConfig config = config(state);
        Object data =
                switch (config.inputType()) {
                    case JSON -> pointed(json(text), config.itemsPointer());
                    case JSONL ->
                            text.lines()
                                    .filter(line -> !line.isBlank())
                                    .map(ItemReaderData::json)
                                    .toList();
                    case null -> json(text);
                    case CSV, PARQUET, MANIFEST ->
                            throw new ValidationException(
                                    "This server does not handle 'mapItemReaderData' of the"
                                            + " InputType "
                                            + config.inputType()
                                            + ".");
                };
        return items(data);
    }

    private static ReaderConfig config(State state) {
        DistributedMap distributed = state instanceof MapState map ? map.distributed() : null;
        if (distributed == null || distributed.reader() == null) {
            throw new ValidationException(
                    "TestState does not support MapItemReaderData when the state is not a Map state"
                            + " with an ItemReader.");
        }
        return distributed.reader().config();
    }

    private static @Nullable Object json(String text) {
        try {
            return Json.parse(text, JsonLimits.PAYLOAD);
        } catch (JsonParseException _) {
            throw new ValidationException("Map item reader data must be valid JSON");
        }
    }

    /** What a pointer leads to; nothing if the text is none. */
    private static @Nullable Object pointed(@Nullable Object data, @Nullable String text) {
        JsonPointer pointer = JsonPointer.find(text == null ? "" : text);
        return pointer == null ? null : pointer.read(data);
    }

    private static List<MapRunItem> items(@Nullable Object data) {
        var items = new ArrayList<MapRunItem>();
        switch (data) {
            case List<?> list -> list.forEach(value -> items.add(item(items.size(), null, value)));
            case Map<?, ?> object ->
                    object.forEach(
                            (key, value) -> items.add(item(items.size(), (String) key, value)));
            case null, default ->
                    throw new ValidationException(
                            "Map item reader data must hold an array or an object of items");
        }
        return items;
    }

    private static MapRunItem item(int index, @Nullable String key, @Nullable Object value) {
        return new MapRunItem(index, key, Payload.of(value), SOURCE);
    }
}
