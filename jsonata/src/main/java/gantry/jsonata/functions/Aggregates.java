package gantry.jsonata.functions;

import gantry.jsonata.eval.Builtin.Invocation;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Numbers;
import gantry.jsonata.values.Undefined;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** {@code $sum} and the like: an array to a number. */
final class Aggregates {
    private Aggregates() {}

    static void addTo(Builtins builtins) {
        builtins.addDefined("sum", "<a<n>:n>", 1, call -> Numbers.of(sum(call)));
        builtins.add(
                "count",
                "<a:n>",
                1,
                call -> call.isUndefined(0) ? 0L : (long) call.array(0).size());
        builtins.addDefined("max", "<a<n>:n>", 1, call -> extreme(call, 1));
        builtins.addDefined("min", "<a<n>:n>", 1, call -> extreme(call, -1));
        builtins.addDefined("average", "<a<n>:n>", 1, Aggregates::average);
    }

    private static double sum(Invocation call) {
        var list = call.array(0);
        int size = list.size();
        call.work(size >> 2);
        double total = 0;
        for (int i = 0; i < size; i++) {
            total += number(list.get(i)).doubleValue();
        }
        return total;
    }

    /** Elements are checked by the signature, but not where a function is partially applied. */
    private static Number number(@Nullable Object element) {
        if (element instanceof Number number) {
            return number;
        }
        throw new JsonataException("T0412").value(element).index(1).detail("numbers");
    }

    private static Object extreme(Invocation call, int sign) {
        List<?> list = call.array(0);
        if (list.isEmpty()) {
            return Undefined.UNDEFINED;
        }
        call.work(list.size() >> 2);
        var best = number(list.get(0));
        for (Object element : list) {
            var number = number(element);
            if (Double.isNaN(number.doubleValue())) {
                return number;
            }
            if (Numbers.compare(number, best) * sign > 0) {
                best = number;
            }
        }
        return best;
    }

    private static Object average(Invocation call) {
        int size = call.array(0).size();
        return size == 0 ? Undefined.UNDEFINED : Numbers.of(sum(call) / size);
    }
}
