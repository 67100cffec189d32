package gantry.jsonata.functions;

import gantry.jsonata.eval.Builtin.Invocation;
import gantry.jsonata.values.FunctionValue;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.ObjectBuilder;
import gantry.jsonata.values.Seq;
import gantry.jsonata.values.Undefined;
import gantry.jsonata.values.Values;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** Functions that call a function for each element or member. */
final class HigherOrder {
    private HigherOrder() {}

    static void addTo(Builtins builtins) {
        builtins.addDefined("map", "<af>", 2, HigherOrder::map);
        builtins.addDefined("filter", "<af>", 2, HigherOrder::filter);
        builtins.addDefined("single", "<af?>", 2, HigherOrder::single);
        builtins.addDefined("reduce", "<afj?:j>", 3, HigherOrder::reduce);
        builtins.add("each", "<o-f:a>", 2, HigherOrder::each);
        builtins.add("sift", "<o-f?:o>", 2, HigherOrder::sift);
    }

    /** Calls the function with as many of value, index or key, and the whole as it can take. */
    private static @Nullable Object apply(
            Invocation call, @Nullable Object value, Object place, @Nullable Object whole) {
        var function = call.argument(1);
        int arity = function instanceof FunctionValue known ? known.arity() : 1;
        return arity >= 3
                ? call.apply(function, value, place, whole)
                : arity == 2 ? call.apply(function, value, place) : call.apply(function, value);
    }

    private static Object map(Invocation call) {
        List<?> list = call.array(0);
        var result = Seq.sequence(call.budget());
        for (int i = 0; i < list.size(); i++) {
            var mapped = apply(call, list.get(i), (long) i, list);
            if (mapped != Undefined.UNDEFINED) {
                result.push(mapped);
            }
        }
        return result;
    }

    private static Object filter(Invocation call) {
        List<?> list = call.array(0);
        var result = Seq.sequence(call.budget());
        for (int i = 0; i < list.size(); i++) {
            if (holds(call, list.get(i), (long) i, list)) {
                result.push(list.get(i));
            }
        }
        return result;
    }

    private static boolean holds(
            Invocation call, @Nullable Object value, Object place, @Nullable Object whole) {
        return Values.isTrue(apply(call, value, place, whole), call.budget());
    }

    private static @Nullable Object single(Invocation call) {
        List<?> list = call.array(0);
        Object found = Undefined.UNDEFINED;
        boolean any = false;
        for (int i = 0; i < list.size(); i++) {
            call.work(1);
            if (call.isUndefined(1) || holds(call, list.get(i), (long) i, list)) {
                if (any) {
                    throw new JsonataException("D3138").index(i);
                }
                any = true;
                found = list.get(i);
            }
        }
        if (!any) {
            throw new JsonataException("D3139");
        }
        return found;
    }

    private static @Nullable Object reduce(Invocation call) {
        List<?> list = call.array(0);
        var function = call.argument(1);
        int arity = function instanceof FunctionValue known ? known.arity() : 0;
        if (arity < 2) {
            throw new JsonataException("D3050").index(1);
        }
        boolean fromFirst = call.isUndefined(2) && !list.isEmpty();
        Object result = fromFirst ? list.get(0) : call.argument(2);
        for (int i = fromFirst ? 1 : 0; i < list.size(); i++) {
            var element = list.get(i);
            result =
                    switch (arity) {
                        case 2 -> call.apply(function, result, element);
                        case 3 -> call.apply(function, result, element, (long) i);
                        default -> call.apply(function, result, element, (long) i, list);
                    };
        }
        return result;
    }

    private static Object each(Invocation call) {
        var result = Seq.sequence(call.budget());
        if (call.argument(0) instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                var key = String.valueOf(entry.getKey());
                var value = apply(call, entry.getValue(), key, map);
                if (value != Undefined.UNDEFINED) {
                    result.push(value);
                }
            }
        }
        return result;
    }

    private static Object sift(Invocation call) {
        var result = new ObjectBuilder(call.budget());
        if (call.argument(0) instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                var key = String.valueOf(entry.getKey());
                if (holds(call, entry.getValue(), key, map)) {
                    result.add(key, entry.getValue());
                }
            }
        }
        return result.isEmpty() ? Undefined.UNDEFINED : result.build();
    }
}
