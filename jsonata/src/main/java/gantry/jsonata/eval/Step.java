package gantry.jsonata.eval;

import gantry.jsonata.values.Seq;
import gantry.jsonata.values.Undefined;
import gantry.jsonata.values.Values;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One step of a path.
 *
 * @param node what is computed for each item; null for a sort
 * @param sorter null unless this is a sort
 * @param stages predicates and position bindings, in order
 * @param focus variable bound to the result instead of making it the item
 * @param index variable bound to the position
 * @param ancestor label bound to the item this step starts from
 * @param tuple whether bindings travel along from here on
 */
record Step(
        @Nullable Node node,
        @Nullable Sorter sorter,
        List<Stage> stages,
        @Nullable String focus,
        @Nullable String index,
        @Nullable String ancestor,
        boolean tuple) {
    /**
     * A predicate or the binding of the position behind it.
     *
     * @param filter null for a binding
     * @param index null for a predicate
     */
    record Stage(@Nullable Filter filter, @Nullable String index) {}

    /** The node of a step that is no sort. */
    Node requireNode() {
        if (node == null) {
            throw new IllegalStateException("A sort has no node");
        }
        return node;
    }

    /** The result for one item. */
    @Nullable Object of(@Nullable Object item, Frame frame) {
        return filter(requireNode().evaluate(item, frame), frame);
    }

    /** A value through all predicates. */
    @Nullable Object filter(@Nullable Object value, Frame frame) {
        var result = value;
        for (int i = 0; i < stages.size(); i++) {
            var filter = stages.get(i).filter;
            if (filter != null) {
                result = filter.apply(result, frame);
            }
        }
        return result;
    }

    /**
     * The results for all items: one result as it is, several flattened to a sequence, none as
     * undefined.
     */
    @Nullable Object ofAll(List<?> items, Frame frame) {
        Object first = Undefined.UNDEFINED;
        Seq several = null;
        int size = items.size();
        for (int i = 0; i < size; i++) {
            var result = of(items.get(i), frame);
            if (result == Undefined.UNDEFINED) {
                continue;
            }
            if (several != null) {
                pushFlat(several, result);
            } else if (first == Undefined.UNDEFINED) {
                first = result;
            } else {
                several = Seq.sequence(frame.budget);
                pushFlat(several, first);
                pushFlat(several, result);
            }
        }
        return several == null ? first : several;
    }

    /** A constructed array stays one item. */
    static void pushFlat(Seq result, @Nullable Object value) {
        if (value instanceof Seq seq && seq.isConstructed()) {
            result.push(value);
        } else {
            Values.pushFlat(result, value);
        }
    }
}
