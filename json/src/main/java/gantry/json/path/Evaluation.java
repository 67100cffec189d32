package gantry.json.path;

import gantry.json.JsonArray;
import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One evaluation of the steps that may lead to many places. Calls itself once a step, and the
 * number of steps is bounded; the depth of the value costs no stack.
 */
final class Evaluation {
    /** JSON null on the list of what is open, which takes no Java null. */
    private static final Object NULL = new Object();

    private final JsonPath path;
    private final @Nullable Object root;
    private final Budget budget;
    private final Filtering filtering;
    private final JsonArray.Builder results = JsonArray.builder();

    /** A missing member is a failure anywhere: what a filter means by existence. */
    private final boolean strict;

    Evaluation(JsonPath path, @Nullable Object root, boolean strict, Budget budget) {
        this.path = path;
        this.root = root;
        this.strict = strict;
        this.budget = budget;
        this.filtering = new Filtering(root, budget);
    }

    JsonArray run(int firstStep, @Nullable Object model) {
        step(firstStep, model);
        return results.build();
    }

    private void step(int at, @Nullable Object model) {
        budget.visit();
        if (at == path.length()) {
            results.add(model);
            return;
        }
        switch (path.step(at)) {
            case Step.Property(var name, _) -> property(at, name, model);
            case Step.Properties(var names, _) -> properties(at, names, model);
            case Step.Index(var index) -> indexes(at, List.of(index), model);
            case Step.Indexes(var indexes) -> indexes(at, indexes, model);
            case Step.Slice slice -> slice(at, slice, model);
            case Step.Wildcard _ -> wildcard(at, model);
            case Step.Scan _ -> scan(at + 1, model);
            case Step.Filter(var condition) -> filter(at, condition, model);
            case Step.Call(var function, var arguments, _) ->
                    step(at + 1, function.apply(model, values(function, arguments)));
        }
    }

    private boolean isLast(int at) {
        return at == path.length() - 1;
    }

    private void property(int at, String name, @Nullable Object model) {
        if (!(model instanceof Map<?, ?> object)) {
            if (path.isDefiniteBefore(at)) {
                throw Failures.noObject(path, at, model);
            }
            return;
        }
        var value = object.get(name);
        if (value != null || object.containsKey(name)) {
            step(at + 1, value);
        } else if (strict) {
            throw Failures.missing(path, at);
        }
    }

    private void properties(int at, List<String> names, @Nullable Object model) {
        if (!isLast(at)) {
            if (!(model instanceof Map) && path.isDefiniteBefore(at)) {
                throw Failures.noObject(path, at, model);
            }
            names.forEach(name -> property(at, name, model));
            return;
        }
        if (!(model instanceof Map<?, ?> object)) {
            if (path.isDefiniteBefore(at)) {
                throw Failures.noObject(path, at, model);
            }
            return;
        }
        var merged = JsonObject.builder();
        for (String name : names) {
            if (object.containsKey(name)) {
                merged.put(name, object.get(name));
            } else if (strict) {
                throw Failures.missing(path, at);
            }
        }
        step(at + 1, merged.build());
    }

    private @Nullable List<?> array(int at, @Nullable Object model) {
        if (model instanceof List<?> array) {
            return array;
        }
        if (path.isDefiniteBefore(at)) {
            throw Failures.noArray(path, at, model);
        }
        return null;
    }

    private void indexes(int at, List<Integer> indexes, @Nullable Object model) {
        var array = array(at, model);
        if (array != null) {
            indexes.forEach(index -> element(at, index, array));
        }
    }

    /** Beyond the end is null, as in Jackson's tree. */
    private void element(int at, int index, List<?> array) {
        int position = index < 0 ? array.size() + index : index;
        boolean inside = position >= 0 && position < array.size();
        step(at + 1, inside ? array.get(position) : null);
    }

    private void slice(int at, Step.Slice slice, @Nullable Object model) {
        var array = array(at, model);
        if (array == null) {
            return;
        }
        int size = array.size();
        Integer from = slice.from();
        Integer to = slice.to();
        int first = from == null ? 0 : from;
        int end = to == null ? size : Math.min(size, to);
        if (to == null && first < 0) {
            first = Math.max(0, size + first);
        }
        if (from == null && end < 0) {
            end = size + end;
        }
        if (size == 0) {
            return;
        }
        for (int i = first; i < end; i++) {
            element(at, i, array);
        }
    }

    private void wildcard(int at, @Nullable Object model) {
        switch (model) {
            case Map<?, ?> object -> object.values().forEach(value -> step(at + 1, value));
            case List<?> array -> array.forEach(value -> step(at + 1, value));
            case null, default -> {}
        }
    }

    /** The step at every depth, a container before its contents, in the order of writing. */
    private void scan(int at, @Nullable Object model) {
        var open = new ArrayDeque<Object>();
        open.push(Objects.requireNonNullElse(model, NULL));
        while (!open.isEmpty()) {
            budget.visit();
            var current = open.pop();
            if (!(current instanceof Map || current instanceof List)) {
                continue;
            }
            if (isScanned(at, current)) {
                step(at, current);
            }
            var contents = contents(current);
            budget.passOver(contents.size());
            for (int i = contents.size() - 1; i >= 0; i--) {
                var content = contents.get(i);
                if (content instanceof Map || content instanceof List) {
                    open.push(content);
                }
            }
        }
    }

    private static List<?> contents(Object container) {
        if (container instanceof List<?> array) {
            return array;
        }
        return container instanceof Map<?, ?> object ? new ArrayList<>(object.values()) : List.of();
    }

    private boolean isScanned(int at, Object container) {
        return switch (path.step(at)) {
            case Step.Property(var name, _) ->
                    container instanceof Map<?, ?> object && (strict || object.containsKey(name));
            case Step.Properties(var names, _) ->
                    container instanceof Map<?, ?> object
                            && (strict
                                    || !isLast(at)
                                    || names.stream().allMatch(object::containsKey));
            case Step.Index _, Step.Indexes _, Step.Slice _ -> container instanceof List;
            case Step.Wildcard _ -> true;
            case Step.Filter(var condition) -> filtering.accepts(condition, container);
            case Step.Scan _, Step.Call _ -> false;
        };
    }

    private void filter(int at, Condition condition, @Nullable Object model) {
        switch (model) {
            case Map<?, ?> object -> {
                if (filtering.accepts(condition, object)) {
                    step(at + 1, object);
                }
            }
            case List<?> array -> {
                for (Object item : array) {
                    if (filtering.accepts(condition, item)) {
                        step(at + 1, item);
                    }
                }
            }
            case null, default -> {
                if (path.isDefiniteBefore(at)) {
                    throw Failures.noPrimitive(path, at, model);
                }
            }
        }
    }

    private List<@Nullable Object> values(PathFunction function, List<Step.Argument> arguments) {
        var values = new ArrayList<@Nullable Object>(arguments.size());
        for (Step.Argument argument : arguments) {
            values.add(
                    switch (argument) {
                        case Step.Argument.Literal(var value) -> value;
                        case Step.Argument.Path(var own) -> value(function, own);
                    });
        }
        return values;
    }

    private @Nullable Object value(PathFunction function, JsonPath own) {
        boolean counts = function == PathFunction.LENGTH || function == PathFunction.SIZE;
        var path = counts && !own.isCall() ? own.then(new Step.Wildcard()) : own;
        var value = path.evaluate(root, root, false, budget);
        if (value == Nowhere.ABSENT) {
            throw Failures.noResults(path);
        }
        return value == Nowhere.BEYOND ? null : value;
    }
}
