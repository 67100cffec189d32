package gantry.jsonata.values;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Collects the members of an object; a JsonObject at once if all of them are plain JSON. */
public final class ObjectBuilder {
    private final Budget budget;
    private final JsonObject.Builder plain = JsonObject.builder();
    private @Nullable Made made;
    private boolean empty = true;

    public ObjectBuilder(Budget budget, long expected) {
        budget.object(expected);
        this.budget = budget;
    }

    /** For a number of members not known before. */
    public ObjectBuilder(Budget budget) {
        this(budget, 0);
    }

    /** As {@link #put}, paid for here. */
    public void add(String key, @Nullable Object value) {
        budget.object(1);
        put(key, value);
    }

    /** Undefined adds nothing. */
    public void put(String key, @Nullable Object value) {
        if (value == Undefined.UNDEFINED) {
            return;
        }
        empty = false;
        if (made == null && !Seal.isPlain(value)) {
            made = new Made();
            for (Map.Entry<String, @Nullable Object> entry : plain.build().entrySet()) {
                made.put(entry.getKey(), entry.getValue());
            }
        }
        if (made != null) {
            made.put(key, value);
        } else {
            plain.put(key, value);
        }
    }

    public boolean isEmpty() {
        return empty;
    }

    public Map<String, @Nullable Object> build() {
        return made != null ? made : plain.build();
    }
}
