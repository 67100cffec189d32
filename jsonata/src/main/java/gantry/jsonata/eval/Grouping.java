package gantry.jsonata.eval;

import gantry.jsonata.values.Appended;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.ObjectBuilder;
import gantry.jsonata.values.Undefined;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups the items of its input by keys and computes one value a key. */
final class Grouping {
    private final int position;
    private final Node[] keys;
    private final Node[] values;

    Grouping(int position, Node[] keys, Node[] values) {
        this.position = position;
        this.keys = keys;
        this.values = values;
    }

    @Nullable Object apply(@Nullable Object input, Frame frame) {
        if (input instanceof Tuples tuples) {
            return applyToTuples(tuples, frame);
        }
        if (!(input instanceof List<?> list)) {
            return applyToOne(input, frame);
        }
        return switch (list.size()) {
            case 0 -> applyToOne(Undefined.UNDEFINED, frame); // so that {'a': 1} has an item
            case 1 -> applyToOne(list.get(0), frame);
            default -> applyToMany(list, frame);
        };
    }

    /** The common case: every key has one item, so that no group needs to be kept. */
    private Object applyToOne(@Nullable Object item, Frame frame) {
        int count = keys.length;
        var names = new @Nullable String[count];
        for (int i = 0; i < count; i++) {
            names[i] = key(keys[i].evaluate(item, frame));
        }
        var result = new ObjectBuilder(frame.budget, count);
        for (int i = 0; i < count; i++) {
            var name = names[i];
            if (name == null) {
                continue;
            }
            for (int k = 0; k < i; k++) {
                if (name.equals(names[k])) {
                    throw sameKey(name);
                }
            }
            frame.budget.work(i >> 3);
            result.put(name, values[i].evaluate(item, frame));
        }
        return result.build();
    }

    /** The items of one key. */
    private record Group(int pair, Appended items) {}

    private Object applyToMany(List<?> list, Frame frame) {
        var groups = new LinkedHashMap<String, Group>();
        for (int i = 0; i < list.size(); i++) {
            var item = list.get(i);
            for (int pair = 0; pair < keys.length; pair++) {
                add(groups, key(keys[pair].evaluate(item, frame)), pair, item, frame);
            }
        }
        var result = new ObjectBuilder(frame.budget, groups.size());
        for (Map.Entry<String, Group> entry : groups.entrySet()) {
            var group = entry.getValue();
            result.put(entry.getKey(), values[group.pair].evaluate(group.items.value(), frame));
        }
        return result.build();
    }

    private Object applyToTuples(Tuples tuples, Frame frame) {
        var groups = new LinkedHashMap<String, Group>();
        for (var tuple : tuples.list()) {
            var scope = tuple.frame(frame);
            for (int pair = 0; pair < keys.length; pair++) {
                add(groups, key(keys[pair].evaluate(tuple.item(), scope)), pair, tuple, frame);
            }
        }
        var result = new ObjectBuilder(frame.budget, groups.size());
        for (Map.Entry<String, Group> entry : groups.entrySet()) {
            var group = entry.getValue();
            var tuple = Tuple.reduce(group.items.value(), frame);
            result.put(
                    entry.getKey(), values[group.pair].evaluate(tuple.item(), tuple.frame(frame)));
        }
        return result.build();
    }

    private void add(
            Map<String, Group> groups,
            @Nullable String key,
            int pair,
            @Nullable Object item,
            Frame frame) {
        if (key == null) {
            return;
        }
        var group = groups.get(key);
        if (group == null) {
            frame.budget.object(1);
            group = new Group(pair, new Appended(frame.budget));
            groups.put(key, group);
        } else if (group.pair != pair) {
            throw sameKey(key);
        }
        group.items.add(item);
    }

    /** Null if undefined: then there is no such member. */
    private @Nullable String key(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value == Undefined.UNDEFINED) {
            return null;
        }
        throw new JsonataException("T1003").at(position).value(value);
    }

    private JsonataException sameKey(String key) {
        return new JsonataException("D1009").at(position).value(key);
    }
}
