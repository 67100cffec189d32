package gantry.jsonata.functions;

import gantry.jsonata.eval.Builtin.Invocation;
import gantry.jsonata.values.Budget;
import gantry.jsonata.values.Copy;
import gantry.jsonata.values.ObjectBuilder;
import gantry.jsonata.values.Seq;
import gantry.jsonata.values.Values;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Functions on objects. */
final class Objects {
    private Objects() {}

    static void addTo(Builtins builtins) {
        builtins.add("keys", "<x-:a<s>>", 1, Objects::keys);
        builtins.addDefined("lookup", "<x-s:x>", 2, Objects::lookup);
        builtins.add("spread", "<x-:a<o>>", 1, Objects::spread);
        builtins.addDefined("merge", "<a<o>:o>", 1, Objects::merge);
        builtins.addDefined(
                "clone", "<(oa)-:o>", 1, call -> new Copy(call.budget()).of(call.argument(0)));
    }

    private static Object keys(Invocation call) {
        var keys = new LinkedHashSet<String>();
        collect(call.argument(0), keys, call.budget(), 0);
        return Seq.sequence(call.budget()).pushAll(List.copyOf(keys));
    }

    private static void collect(
            @Nullable Object value, Set<String> keys, Budget budget, int nesting) {
        if (value instanceof List<?> list) {
            int deeper = Budget.deeper(nesting);
            for (Object element : list) {
                budget.work(1);
                collect(element, keys, budget, deeper);
            }
        } else if (value instanceof Map<?, ?> map) {
            budget.work(map.size());
            for (Object key : map.keySet()) {
                if (keys.add(String.valueOf(key))) {
                    budget.object(1);
                }
            }
        }
    }

    private static @Nullable Object lookup(Invocation call) {
        return Values.lookup(call.argument(0), call.text(1), call.budget());
    }

    private static @Nullable Object spread(Invocation call) {
        var value = call.argument(0);
        if (!(value instanceof List || value instanceof Map)) {
            return value;
        }
        var result = value instanceof List ? Seq.array(call.budget()) : Seq.sequence(call.budget());
        spread(value, result, call.budget(), 0);
        return result.isEmpty() ? result.asSequence() : result;
    }

    private static void spread(@Nullable Object value, Seq result, Budget budget, int nesting) {
        budget.work(1);
        if (value instanceof List<?> list) {
            int deeper = Budget.deeper(nesting);
            for (Object element : list) {
                spread(element, result, budget, deeper);
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                var single = new ObjectBuilder(budget, 1);
                single.put(String.valueOf(entry.getKey()), entry.getValue());
                result.push(single.build());
            }
        } else {
            result.push(value);
        }
    }

    private static Object merge(Invocation call) {
        var result = new ObjectBuilder(call.budget());
        for (Object element : call.array(0)) {
            if (element instanceof Map<?, ?> map) {
                call.work(map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    result.add(String.valueOf(entry.getKey()), entry.getValue());
                }
            }
        }
        return result.build();
    }
}
