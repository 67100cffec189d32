package gantry.jsonata.eval;

import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.MergeSort;
import gantry.jsonata.values.Numbers;
import gantry.jsonata.values.Seq;
import gantry.jsonata.values.Undefined;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An order-by step. Each key is computed once an item, the later ones when first needed. */
final class Sorter {
    private static final Object UNKNOWN = new Object();

    private final int position;
    private final Node[] keys;
    private final boolean[] descending;

    Sorter(int position, Node[] keys, boolean[] descending) {
        this.position = position;
        this.keys = keys;
        this.descending = descending;
    }

    List<?> sort(List<?> items, Frame frame) {
        int size = items.size();
        if (size <= 1) {
            return items;
        }
        var sorting =
                new Sorting(
                        size, (item, term) -> keys[term].evaluate(items.get(item), frame), frame);
        var sorted = Seq.array(frame.budget, size);
        for (int index : MergeSort.order(size, sorting::isAfter, frame.budget)) {
            sorted.push(items.get(index));
        }
        return sorted;
    }

    Tuples sort(Tuples tuples, Frame frame) {
        var list = tuples.list();
        var sorting =
                new Sorting(
                        list.size(),
                        (item, term) -> {
                            var tuple = list.get(item);
                            return keys[term].evaluate(tuple.item(), tuple.frame(frame));
                        },
                        frame);
        var sorted = new ArrayList<Tuple>(list.size());
        for (int index : MergeSort.order(list.size(), sorting::isAfter, frame.budget)) {
            sorted.add(list.get(index));
        }
        return new Tuples(sorted);
    }

    /** The value of a term for an item. */
    @FunctionalInterface
    private interface Keys {
        @Nullable Object compute(int item, int term);
    }

    /** One sort and the keys it knows. */
    private final class Sorting {
        private final Keys source;
        private final @Nullable Object[][] known;
        private final Frame frame;

        Sorting(int size, Keys source, Frame frame) {
            this.source = source;
            this.known = new @Nullable Object[keys.length][];
            this.frame = frame;
            for (int term = 0; term < keys.length; term++) {
                frame.budget.array(size);
                known[term] = new @Nullable Object[size];
                Arrays.fill(known[term], UNKNOWN);
            }
            // Every item is compared by its first key, and here the stack is still flat.
            for (int item = 0; item < size; item++) {
                key(item, 0);
            }
        }

        private @Nullable Object key(int item, int term) {
            var key = known[term][item];
            if (key == UNKNOWN) {
                key = source.compute(item, term);
                known[term][item] = key;
            }
            return key;
        }

        boolean isAfter(int left, int right) {
            frame.budget.work(1);
            for (int term = 0; term < keys.length; term++) {
                int order = compare(key(left, term), key(right, term), descending[term]);
                if (order != 0) {
                    return order > 0;
                }
            }
            return false;
        }
    }

    /** Undefined comes last in either direction. */
    private int compare(@Nullable Object a, @Nullable Object b, boolean descends) {
        if (a == Undefined.UNDEFINED || b == Undefined.UNDEFINED) {
            return a != Undefined.UNDEFINED ? -1 : b == Undefined.UNDEFINED ? 0 : 1;
        }
        int order;
        if (a instanceof Number x && b instanceof Number y) {
            order = Numbers.compare(x, y);
        } else if (a instanceof String x && b instanceof String y) {
            order = x.compareTo(y);
        } else {
            throw incomparable(a, b);
        }
        return descends ? -order : order;
    }

    private JsonataException incomparable(@Nullable Object a, @Nullable Object b) {
        boolean leftFits = a instanceof Number || a instanceof String;
        boolean rightFits = b instanceof Number || b instanceof String;
        return leftFits && rightFits
                ? new JsonataException("T2007").at(position).value(a).value2(b)
                : new JsonataException("T2008").at(position).value(leftFits ? b : a);
    }
}
