package gantry.jsonata.values;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Values appended one after the other, as repeated {@code $append} does, but in linear time. */
public final class Appended {
    private final Budget budget;
    private @Nullable Object value = Undefined.UNDEFINED;
    private @Nullable Seq several;

    public Appended(Budget budget) {
        this.budget = budget;
    }

    public void add(@Nullable Object next) {
        if (next == Undefined.UNDEFINED) {
            return;
        }
        if (several != null) {
            Values.pushFlat(several, next);
        } else if (value == Undefined.UNDEFINED) {
            value = next;
        } else {
            several = Seq.array(budget);
            Values.pushFlat(several, value);
            Values.pushFlat(several, next);
        }
    }

    /** Undefined, the only value, or an array. */
    public @Nullable Object value() {
        return several == null ? value : several;
    }

    /** All of them as a list. */
    public List<?> list() {
        return several != null
                ? several
                : value == Undefined.UNDEFINED ? List.of() : Values.asList(value, budget);
    }
}
