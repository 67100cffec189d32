package gantry.jsonata.eval;

import gantry.jsonata.values.Numbers;
import gantry.jsonata.values.Seq;
import gantry.jsonata.values.Undefined;
import gantry.jsonata.values.Values;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A predicate: picks items by position or by a condition. */
final class Filter {
    private final Node condition;
    private final @Nullable Number position;

    /**
     * @param position the position if it is written as a number; null for a condition
     */
    Filter(Node condition, @Nullable Number position) {
        this.condition = condition;
        this.position = position;
    }

    @Nullable Object apply(@Nullable Object input, Frame frame) {
        if (input instanceof Tuples tuples) {
            return applyToTuples(tuples, frame);
        }
        if (position != null) {
            return itemAt(input, position, frame);
        }
        var result = Seq.sequence(frame.budget);
        if (!(input instanceof List<?> list)) {
            keep(result, input, condition.evaluate(input, frame), 0, 1, frame);
            return result;
        }
        int size = list.size();
        for (int i = 0; i < size; i++) {
            var item = list.get(i);
            keep(result, item, condition.evaluate(item, frame), i, size, frame);
        }
        return result;
    }

    private static Object itemAt(@Nullable Object input, Number position, Frame frame) {
        boolean many = input instanceof List;
        int size = input instanceof List<?> list ? list.size() : 1;
        double index = Math.floor(position.doubleValue());
        if (index < 0) {
            index += size;
        }
        if (!(index >= 0 && index < size) || input == Undefined.UNDEFINED) {
            return Seq.sequence(frame.budget);
        }
        var item = input instanceof List<?> list ? list.get((int) index) : input;
        return many && item instanceof List ? item : Seq.sequence(frame.budget, item);
    }

    private static void keep(
            Seq result,
            @Nullable Object item,
            @Nullable Object condition,
            int index,
            int size,
            Frame frame) {
        for (int count = times(condition, index, size, frame); count > 0; count--) {
            result.push(item);
        }
    }

    /** How often an item is kept: a list of positions may name it more than once. */
    private static int times(@Nullable Object condition, int index, int size, Frame frame) {
        if (condition instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (condition instanceof Number number && Numbers.isNumeric(number, frame.budget)) {
            return isAt(number, index, size) ? 1 : 0;
        }
        if (condition instanceof List<?> list && isNumeric(list, frame)) {
            int count = 0;
            for (Object element : list) {
                count += element instanceof Number number && isAt(number, index, size) ? 1 : 0;
            }
            return count;
        }
        return Values.isTrue(condition, frame.budget) ? 1 : 0;
    }

    private static boolean isAt(Number position, int index, int size) {
        double wanted = Math.floor(position.doubleValue());
        return (wanted < 0 ? wanted + size : wanted) == index;
    }

    private static boolean isNumeric(List<?> list, Frame frame) {
        frame.budget.work(list.size());
        for (Object element : list) {
            if (!Numbers.isNumeric(element, frame.budget)) {
                return false;
            }
        }
        return true;
    }

    private Tuples applyToTuples(Tuples tuples, Frame frame) {
        var kept = new ArrayList<Tuple>();
        int size = tuples.list().size();
        for (int i = 0; i < size; i++) {
            var tuple = tuples.list().get(i);
            int count =
                    position != null
                            ? (isAt(position, i, size) ? 1 : 0)
                            : times(
                                    condition.evaluate(tuple.item(), tuple.frame(frame)),
                                    i,
                                    size,
                                    frame);
            for (; count > 0; count--) {
                frame.budget.array(1);
                kept.add(tuple);
            }
        }
        return new Tuples(kept);
    }
}
