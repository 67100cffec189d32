package gantry.jsonata.eval;

import gantry.jsonata.values.Budget;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.JsonataException.Bound;
import gantry.jsonata.values.Undefined;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.random.RandomGenerator;

/** One evaluation: what all its frames share. */
public final class Run {
    /** Nested calls: a built-in that calls a function takes several frames of the Java stack. */
    private static final int MAX_CALLS = 200;

    private final Budget budget;
    private final @Nullable Object input;
    private final Map<String, ?> bindings;
    private final Map<String, Builtin> functions;
    private final long nowMillis;
    private final RandomGenerator random;
    private int calls;

    /** What comes in from outside. */
    public record Outside(
            Budget budget,
            @Nullable Object input,
            Map<String, ?> bindings,
            Map<String, Builtin> functions,
            long nowMillis,
            RandomGenerator random) {}

    public Run(Outside outside) {
        this.budget = outside.budget();
        this.input = outside.input();
        this.bindings = outside.bindings();
        this.functions = outside.functions();
        this.nowMillis = outside.nowMillis();
        this.random = outside.random();
    }

    public Budget budget() {
        return budget;
    }

    public long nowMillis() {
        return nowMillis;
    }

    public RandomGenerator random() {
        return random;
    }

    public Map<String, Builtin> functions() {
        return functions;
    }

    void enterCall() {
        if (++calls > MAX_CALLS) {
            throw JsonataException.exceeded(Bound.DEPTH);
        }
        budget.work(1);
    }

    void leaveCall() {
        calls--;
    }

    /** A variable that no frame binds: the input, what the host bound, or a built-in function. */
    @Nullable Object global(String name, @Nullable Builtin builtin) {
        if (name.equals("$")) {
            return input;
        }
        if (!bindings.isEmpty()) {
            Object bound = bindings.get(name);
            if (bound != null || bindings.containsKey(name)) {
                return bound;
            }
        }
        return builtin == null ? Undefined.UNDEFINED : builtin;
    }
}
