package gantry.json.path;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * A compiled JSONPath: {@code $.orders[0].total}, {@code $..price}, {@code $.items[?(@.n > 1)]}.
 * Compile once, read often.
 *
 * <p>A <em>definite</em> path leads to one place at most and gives the value there; any other gives
 * an array of all it finds, in the order of writing. A definite path reads without allocating.
 *
 * @see <a href="https://goessner.net/articles/JsonPath/">JSONPath</a>
 */
public final class JsonPath {
    /** What {@link #find} answers where there is nothing; JSON null is a value. */
    public static final Object ABSENT = Nowhere.ABSENT;

    private final Step[] steps;

    /** The first steps, as far as each is a name or (with null here) an index. */
    private final @Nullable String[] names;

    private final int[] indexes;

    private final boolean definite;

    private JsonPath(List<Step> steps) {
        this.steps = steps.toArray(Step[]::new);
        int single = 0;
        while (single < this.steps.length && this.steps[single].isSingle()) {
            single++;
        }
        this.names = new @Nullable String[single];
        this.indexes = new int[single];
        for (int i = 0; i < single; i++) {
            if (this.steps[i] instanceof Step.Property(var name, _)) {
                names[i] = name;
            } else if (this.steps[i] instanceof Step.Index(var index)) {
                indexes[i] = index;
            }
        }
        this.definite = isDefiniteBefore(this.steps.length);
    }

    /**
     * Compiles a path that begins with {@code $}; blanks around it do not count.
     *
     * @throws InvalidPathException if it is none
     */
    public static JsonPath compile(String text) {
        var trimmed = text.strip();
        if (!trimmed.startsWith("$")) {
            throw new InvalidPathException("Path must start with '$'");
        }
        return compileRemainder(trimmed.substring(1));
    }

    /**
     * Compiles what follows a root sign, for roots with names of their own ({@code $$}, {@code
     * $name}): {@code .a[0]}, or nothing for the root itself.
     *
     * @throws InvalidPathException with positions counted from the root sign
     */
    public static JsonPath compileRemainder(String remainder) {
        if (remainder.endsWith(".")) {
            throw new InvalidPathException("Path must not end with a '.' or '..'");
        }
        var cursor = new Cursor("$" + remainder);
        cursor.next();
        return ofSteps(PathParser.parse(cursor));
    }

    /** {@code $..a.sum()} is the function of all that {@code $..a} finds, as in Jayway. */
    static JsonPath ofSteps(List<Step> steps) {
        boolean invert =
                !steps.isEmpty()
                        && steps.getFirst() instanceof Step.Scan
                        && steps.getLast() instanceof Step.Call;
        if (invert && steps.getLast() instanceof Step.Call(var function, _, _)) {
            var all = new JsonPath(steps.subList(0, steps.size() - 1));
            return new JsonPath(
                    List.of(new Step.Call(function, List.of(new Step.Argument.Path(all)), false)));
        }
        return new JsonPath(steps);
    }

    /** Whether it leads to one place at most. */
    public boolean isDefinite() {
        return definite;
    }

    /** Whether it consists of names and indexes from 0 only, so that it can be written to. */
    public boolean isReferencePath() {
        if (names.length < steps.length) {
            return false;
        }
        for (int index : indexes) {
            if (index < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The value it leads to; of a path that is not definite the array of all it finds. An element
     * beyond an array's end is null.
     *
     * @throws PathNotFoundException if there is no such place, or too much to visit
     */
    public @Nullable Object read(@Nullable Object root) {
        return read(root, _ -> {});
    }

    /**
     * As {@link #read(Object)}.
     *
     * @param visited is told how many values a path visited that is more than names and indexes
     */
    public @Nullable Object read(@Nullable Object root, LongConsumer visited) {
        var value = evaluateAll(root, visited);
        if (value == Nowhere.ABSENT) {
            throw failure(root);
        }
        return value == Nowhere.BEYOND ? null : value;
    }

    /**
     * The value it leads to, {@link #ABSENT} if there is no such place; an element beyond an
     * array's end is absent. Of a path that is not definite the array of all it finds.
     */
    public @Nullable Object find(@Nullable Object root) {
        return find(root, _ -> {});
    }

    /**
     * As {@link #find(Object)}.
     *
     * @param visited is told how many values a path visited that is more than names and indexes
     */
    public @Nullable Object find(@Nullable Object root, LongConsumer visited) {
        if (names.length == steps.length) {
            var value = locate(root);
            return value == Nowhere.BEYOND ? Nowhere.ABSENT : value;
        }
        try {
            return evaluateAll(root, visited);
        } catch (PathNotFoundException _) {
            return Nowhere.ABSENT;
        }
    }

    /** Whether an answer of {@link #find} is {@link #ABSENT}. */
    public static boolean isAbsent(@Nullable Object found) {
        return found == Nowhere.ABSENT;
    }

    /** The path as Jayway prints it: {@code $['orders'][0]['total']}. */
    public String normalized() {
        return "$" + fragmentsFrom(0);
    }

    @Override
    public String toString() {
        return normalized();
    }

    private @Nullable Object evaluateAll(@Nullable Object root, LongConsumer visited) {
        if (names.length == steps.length) {
            return locate(root);
        }
        var budget = new Budget();
        try {
            return evaluate(root, root, false, budget);
        } catch (Budget.Exhausted e) {
            throw new PathNotFoundException(String.valueOf(e.getMessage()));
        } finally {
            visited.accept(budget.spent());
        }
    }

    /**
     * The value, or {@link Nowhere}.
     *
     * @param item what the path begins at
     * @param root what {@code $} inside filters means
     * @param strict whether a member missing anywhere is a failure
     */
    @Nullable Object evaluate(
            @Nullable Object item, @Nullable Object root, boolean strict, Budget budget) {
        budget.visit();
        var start = locate(item);
        if (names.length == steps.length || start == Nowhere.ABSENT) {
            return start;
        }
        if (start == Nowhere.BEYOND && !steps[names.length].acceptsNothing()) {
            throw Failures.nothing(this, names.length);
        }
        var model = start == Nowhere.BEYOND ? null : start;
        var results = new Evaluation(this, root, strict, budget).run(names.length, model);
        if (!definite) {
            return results;
        }
        return results.isEmpty() ? Nowhere.ABSENT : results.get(0);
    }

    /** Goes the leading names and indexes. */
    private @Nullable Object locate(@Nullable Object root) {
        Object current = root;
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            if (name == null) {
                if (!(current instanceof List<?> array)) {
                    return Nowhere.ABSENT;
                }
                int index = indexes[i] < 0 ? array.size() + indexes[i] : indexes[i];
                if (index < 0 || index >= array.size()) {
                    return i == names.length - 1 ? Nowhere.BEYOND : Nowhere.ABSENT;
                }
                current = array.get(index);
            } else if (current instanceof JsonObject object) {
                int index = object.indexOf(name);
                if (index < 0) {
                    return Nowhere.ABSENT;
                }
                current = object.valueAt(index);
            } else if (current instanceof Map<?, ?> map && map.containsKey(name)) {
                current = map.get(name);
            } else {
                return Nowhere.ABSENT;
            }
        }
        return current;
    }

    /** Why {@link #locate} came to nothing: the same way again, slowly. */
    private PathNotFoundException failure(@Nullable Object root) {
        Object current = root;
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            if (name == null) {
                if (!(current instanceof List<?> array)) {
                    return Failures.noArray(this, i, current);
                }
                int index = indexes[i] < 0 ? array.size() + indexes[i] : indexes[i];
                if (index < 0 || index >= array.size()) {
                    return Failures.nothing(this, i + 1);
                }
                current = array.get(index);
            } else if (!(current instanceof Map<?, ?> map)) {
                return Failures.noObject(this, i, current);
            } else if (!map.containsKey(name)) {
                boolean last = i == steps.length - 1;
                return last ? Failures.noResults(this) : Failures.missing(this, i);
            } else {
                current = map.get(name);
            }
        }
        return Failures.noResults(this);
    }

    int length() {
        return steps.length;
    }

    Step step(int at) {
        return steps[at];
    }

    boolean isCall() {
        return steps.length > 0 && steps[steps.length - 1] instanceof Step.Call;
    }

    JsonPath then(Step next) {
        var longer = new ArrayList<>(List.of(steps));
        longer.add(next);
        return new JsonPath(longer);
    }

    /** Whether the steps before this one lead to one place. */
    boolean isDefiniteBefore(int at) {
        for (int i = 0; i < at; i++) {
            boolean one =
                    steps[i].isSingle()
                            || steps[i] instanceof Step.Call
                            || (steps[i] instanceof Step.Properties && i == steps.length - 1);
            if (!one) {
                return false;
            }
        }
        return true;
    }

    String fragmentsFrom(int at) {
        var text = new StringBuilder();
        for (int i = at; i < steps.length; i++) {
            text.append(steps[i].fragment());
        }
        return text.toString();
    }

    /** Where the evaluation stands behind a step, as Jayway's messages name it. */
    String placeAfter(int at) {
        var text = new StringBuilder("$");
        for (int i = 0; i <= at; i++) {
            text.append(
                    steps[i] instanceof Step.Property(var name, _)
                            ? "['" + name + "']"
                            : steps[i].fragment());
        }
        return text.toString();
    }
}
