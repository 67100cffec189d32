package gantry.jsonata.functions;

import gantry.jsonata.eval.Builtin.Invocation;
import gantry.jsonata.values.Budget;
import gantry.jsonata.values.DeepEquality;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.MergeSort;
import gantry.jsonata.values.Numbers;
import gantry.jsonata.values.Seq;
import gantry.jsonata.values.Undefined;
import gantry.jsonata.values.Values;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;

/** Functions on arrays that call no function, and those on any value. */
final class Collecting {
    private Collecting() {}

    static void addTo(Builtins builtins) {
        builtins.add(
                "append",
                "<xx:a>",
                2,
                call -> Values.append(call.argument(0), call.argument(1), call.budget()));
        builtins.addDefined("reverse", "<a:a>", 1, Collecting::reverse);
        builtins.addDefined("shuffle", "<a:a>", 1, Collecting::shuffle);
        builtins.addDefined("distinct", "<x:x>", 1, Collecting::distinct);
        builtins.add("zip", "<a+>", 0, Collecting::zip);
        builtins.addDefined("sort", "<af?:a>", 2, Collecting::sort);
        builtins.add("exists", "<x:b>", 1, call -> !call.isUndefined(0));
        builtins.addDefined("boolean", "<x-:b>", 1, Collecting::isTrue);
        builtins.addDefined("not", "<x-:b>", 1, call -> !isTrue(call));
        builtins.addDefined("type", "<x:s>", 1, Collecting::type);
    }

    private static boolean isTrue(Invocation call) {
        return Values.isTrue(call.argument(0), call.budget());
    }

    private static String type(Invocation call) {
        var value = call.argument(0);
        if (value instanceof Number) {
            Numbers.isNumeric(value, call.budget()); // which may be an error, as of ±Infinity
        }
        return Values.type(value);
    }

    private static Object reverse(Invocation call) {
        List<?> list = call.array(0);
        if (list.size() <= 1) {
            return list;
        }
        var result = Seq.array(call.budget(), list.size());
        call.work(list.size() >> 4);
        for (int i = list.size() - 1; i >= 0; i--) {
            result.push(list.get(i));
        }
        return result;
    }

    /** Fisher and Yates, inside out. */
    private static Object shuffle(Invocation call) {
        List<?> list = call.array(0);
        if (list.size() <= 1) {
            return list;
        }
        call.budget().array(list.size());
        call.work(list.size());
        var result = new @Nullable Object[list.size()];
        for (int i = 0; i < result.length; i++) {
            int j = (int) (call.random().nextDouble() * (i + 1));
            result[i] = result[j];
            result[j] = list.get(i);
        }
        return Seq.arrayOf(call.budget(), result);
    }

    /** A value in a hash table, the same as those it deeply equals. */
    private record Member(@Nullable Object value, DeepEquality equality) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Member(var otherValue, _) && equality.equal(value, otherValue);
        }

        @Override
        public int hashCode() {
            return equality.hash(value);
        }
    }

    private static @Nullable Object distinct(Invocation call) {
        if (!(call.argument(0) instanceof List<?> list) || list.size() <= 1) {
            return call.argument(0);
        }
        Budget budget = call.budget();
        var equality = new DeepEquality(budget);
        var seen = new HashSet<Member>();
        var result = Seq.array(budget);
        for (Object element : list) {
            if (seen.add(new Member(element, equality))) {
                budget.object(1);
                result.push(element);
            }
        }
        return list instanceof Seq seq && seq.isSequence() ? result.asSequence() : result;
    }

    private static Object zip(Invocation call) {
        int length = call.size() == 0 ? 0 : Integer.MAX_VALUE;
        for (int i = 0; i < call.size(); i++) {
            length = Math.min(length, call.argument(i) instanceof List<?> l ? l.size() : 0);
        }
        var result = Seq.array(call.budget(), length);
        for (int row = 0; row < length; row++) {
            var tuple = Seq.array(call.budget(), call.size());
            for (int i = 0; i < call.size(); i++) {
                tuple.push(call.array(i).get(row));
            }
            call.work(call.size());
            result.push(tuple);
        }
        return result;
    }

    private static Object sort(Invocation call) {
        List<?> list = call.array(0);
        if (list.size() <= 1) {
            return list;
        }
        var after = call.isUndefined(1) ? natural(list, call) : byFunction(list, call);
        var result = Seq.array(call.budget(), list.size());
        for (int index : MergeSort.order(list.size(), after, call.budget())) {
            result.push(list.get(index));
        }
        return result;
    }

    private static MergeSort.After natural(List<?> list, Invocation call) {
        boolean numbers = list.stream().allMatch(v -> Numbers.isNumeric(v, call.budget()));
        if (!numbers && !list.stream().allMatch(String.class::isInstance)) {
            throw new JsonataException("D3070").index(1);
        }
        return (left, right) -> {
            call.work(1);
            var a = list.get(left);
            var b = list.get(right);
            if (a instanceof Number x && b instanceof Number y) {
                return Numbers.compare(x, y) > 0;
            }
            return String.valueOf(a).compareTo(String.valueOf(b)) > 0;
        };
    }

    private static MergeSort.After byFunction(List<?> list, Invocation call) {
        var function = call.argument(1);
        return (left, right) -> isTruthy(call.apply(function, list.get(left), list.get(right)));
    }

    /** What JavaScript takes for true, which is more than the language does. */
    private static boolean isTruthy(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean bool -> bool;
            case String text -> !text.isEmpty();
            case Number number -> number.doubleValue() != 0 && !Double.isNaN(number.doubleValue());
            case Undefined _ -> false;
            default -> true;
        };
    }
}
