package gantry.workflows.store;

import gantry.json.JsonObject;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The events of a step as bytes: each distinct text and payload once, then the events. */
public final class HistoryCodec {
    private static final int VERSION = 1;
    private static final Map<String, HistoryEventType> TYPES = types();

    private HistoryCodec() {}

    public static byte[] encode(List<HistoryEvent> events, Payloads.Numbers numbers) {
        var pool = new ValueCodec.Pool();
        var body = new BlobWriter();
        for (HistoryEvent event : events) {
            body.writeNumber(event.id());
            body.writeNumber(event.previousEventId());
            body.writeNumber(pool.place(event.type().wireName()));
            body.writeNumber(event.timestampMs());
            ValueCodec.write(body, pool, event.details());
        }
        var out = new BlobWriter();
        out.writeByte(VERSION);
        pool.write(out, numbers);
        out.writeNumber(events.size());
        out.writeBytes(body);
        return out.toBytes();
    }

    public static List<HistoryEvent> decode(byte[] bytes, Payloads.Rows rows) {
        var in = BlobReader.ofVersion(VERSION, bytes);
        List<Object> pool = ValueCodec.readPool(in, rows);
        int count = in.readInt();
        var events = new ArrayList<HistoryEvent>(count);
        for (int i = 0; i < count; i++) {
            events.add(
                    new HistoryEvent(
                            in.readNumber(),
                            in.readNumber(),
                            type((String) pool.get(in.readInt())),
                            in.readNumber(),
                            (JsonObject) ValueCodec.read(in, pool)));
        }
        return events;
    }

    private static HistoryEventType type(String wireName) {
        @Nullable HistoryEventType type = TYPES.get(wireName);
        if (type == null) {
            throw new IllegalStateException("No type of a history event: " + wireName);
        }
        return type;
    }

    private static Map<String, HistoryEventType> types() {
        var types = new HashMap<String, HistoryEventType>();
        for (HistoryEventType type : HistoryEventType.values()) {
            types.put(type.wireName(), type);
        }
        return Map.copyOf(types);
    }
}
