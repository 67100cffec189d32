package gantry.workflows.store;

import gantry.json.JsonArray;
import gantry.json.JsonNumber;
import gantry.json.JsonObject;
import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** JSON values as bytes; their texts, keys and payloads stand in a pool, each once. */
final class ValueCodec {
    private static final int NULL = 0;
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int LONG = 3;
    private static final int NUMBER = 4;
    private static final int POOLED = 5;
    private static final int OBJECT = 6;
    private static final int ARRAY = 7;

    private static final int TEXT = 0;
    private static final int PAYLOAD = 1;

    private ValueCodec() {}

    /** Texts and payloads by the place they were given. */
    static final class Pool {
        private final List<Object> entries = new ArrayList<>();
        private final Map<Object, Integer> places = new HashMap<>();

        int place(Object textOrPayload) {
            Integer known = places.putIfAbsent(textOrPayload, entries.size());
            if (known != null) {
                return known;
            }
            entries.add(textOrPayload);
            return entries.size() - 1;
        }

        void write(BlobWriter out, Payloads.Numbers numbers) {
            out.writeNumber(entries.size());
            for (Object entry : entries) {
                if (entry instanceof Payload payload) {
                    out.writeByte(PAYLOAD);
                    Payloads.write(out, payload, numbers);
                } else {
                    out.writeByte(TEXT).writeText((String) entry);
                }
            }
        }
    }

    static List<Object> readPool(BlobReader in, Payloads.Rows rows) {
        int count = in.readInt();
        var entries = new ArrayList<Object>(count);
        for (int i = 0; i < count; i++) {
            entries.add(in.readByte() == PAYLOAD ? Payloads.read(in, rows) : in.readText());
        }
        return entries;
    }

    static void write(BlobWriter out, Pool pool, @Nullable Object value) {
        switch (value) {
            case null -> out.writeByte(NULL);
            case Boolean flag -> out.writeByte(flag ? TRUE : FALSE);
            case String text -> out.writeByte(POOLED).writeNumber(pool.place(text));
            case Payload payload -> out.writeByte(POOLED).writeNumber(pool.place(payload));
            case Long number -> out.writeByte(LONG).writeNumber(number);
            case Integer number -> out.writeByte(LONG).writeNumber(number);
            case Number number -> out.writeByte(NUMBER).writeNumber(pool.place(number.toString()));
            case Map<?, ?> object -> writeObject(out, pool, object);
            case List<?> array -> {
                out.writeByte(ARRAY).writeNumber(array.size());
                array.forEach(element -> write(out, pool, element));
            }
            default ->
                    throw new IllegalArgumentException(
                            "A " + value.getClass().getName() + " is no JSON value");
        }
    }

    static @Nullable Object read(BlobReader in, List<Object> pool) {
        int kind = in.readByte();
        return switch (kind) {
            case NULL -> null;
            case TRUE -> true;
            case FALSE -> false;
            case LONG -> in.readNumber();
            case NUMBER -> JsonNumber.of((String) pool.get(in.readInt()));
            case POOLED -> pool.get(in.readInt());
            case OBJECT -> readObject(in, pool);
            case ARRAY -> readArray(in, pool);
            default -> throw new IllegalStateException("No kind of a JSON value: " + kind);
        };
    }

    private static void writeObject(BlobWriter out, Pool pool, Map<?, ?> object) {
        out.writeByte(OBJECT).writeNumber(object.size());
        object.forEach(
                (key, member) -> {
                    out.writeNumber(pool.place(key));
                    write(out, pool, member);
                });
    }

    private static JsonObject readObject(BlobReader in, List<Object> pool) {
        int size = in.readInt();
        var object = JsonObject.builder();
        for (int i = 0; i < size; i++) {
            object.put((String) pool.get(in.readInt()), read(in, pool));
        }
        return object.build();
    }

    private static JsonArray readArray(BlobReader in, List<Object> pool) {
        int size = in.readInt();
        var array = JsonArray.builder();
        for (int i = 0; i < size; i++) {
            array.add(read(in, pool));
        }
        return array.build();
    }
}
