package gantry.jsonata.eval;

import gantry.jsonata.values.Appended;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An item of a path and the variables bound on the way to it. Immutable. */
final class Tuple {
    private static final String[] NO_NAMES = new String[0];
    private static final @Nullable Object[] NO_VALUES = new @Nullable Object[0];

    private final @Nullable Object item;
    private final String[] names;
    private final @Nullable Object[] values;

    private Tuple(@Nullable Object item, String[] names, @Nullable Object[] values) {
        this.item = item;
        this.names = names;
        this.values = values;
    }

    @Nullable Object item() {
        return item;
    }

    static Tuple of(@Nullable Object item) {
        return new Tuple(item, NO_NAMES, NO_VALUES);
    }

    Tuple withItem(@Nullable Object other) {
        return new Tuple(other, names, values);
    }

    Tuple with(String name, @Nullable Object value) {
        int size = names.length;
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                var changed = values.clone();
                changed[i] = value;
                return new Tuple(item, names, changed);
            }
        }
        var moreNames = Arrays.copyOf(names, size + 1);
        var moreValues = Arrays.copyOf(values, size + 1);
        moreNames[size] = name;
        moreValues[size] = value;
        return new Tuple(item, moreNames, moreValues);
    }

    /** This tuple with the item and the variables of another. */
    Tuple merge(Tuple other) {
        var merged = withItem(other.item);
        for (int i = 0; i < other.names.length; i++) {
            merged = merged.with(other.names[i], other.values[i]);
        }
        return merged;
    }

    /** A scope with the variables. */
    Frame frame(Frame outer) {
        return names.length == 0 ? outer.inner() : outer.inner(names, values.clone());
    }

    /** One tuple of several: their items appended, and the values of each variable too. */
    static Tuple reduce(@Nullable Object grouped, Frame frame) {
        if (grouped instanceof Tuple tuple) {
            return tuple;
        }
        if (!(grouped instanceof List<?> list)) {
            throw new IllegalStateException("A group of tuples holds tuples");
        }
        var items = new Appended(frame.budget);
        var variables = new LinkedHashMap<String, Appended>();
        for (Object element : list) {
            if (element instanceof Tuple tuple) {
                items.add(tuple.item);
                for (int i = 0; i < tuple.names.length; i++) {
                    variables
                            .computeIfAbsent(tuple.names[i], _ -> new Appended(frame.budget))
                            .add(tuple.values[i]);
                }
            }
        }
        var reduced = of(items.value());
        for (Map.Entry<String, Appended> variable : variables.entrySet()) {
            reduced = reduced.with(variable.getKey(), variable.getValue().value());
        }
        return reduced;
    }
}
