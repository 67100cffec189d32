package gantry.jsonata.eval;

import gantry.jsonata.values.Budget;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** The variables of one scope. Which there are is known when they are bound, as in jsonata-js. */
public final class Frame {
    /** Answer of {@link #find} for a name that no scope binds; undefined is a value. */
    enum Unbound {
        UNBOUND
    }

    private static final String[] NO_NAMES = new String[0];
    private static final @Nullable Object[] NO_VALUES = new @Nullable Object[0];
    private static final int HOPS_A_STEP = 8;

    final Run run;
    final Budget budget;
    private final @Nullable Frame outer;
    private String[] names;
    private @Nullable Object[] values;
    private int size;

    private Frame(
            Run run, @Nullable Frame outer, String[] names, @Nullable Object[] values, int size) {
        this.run = run;
        this.budget = run.budget();
        this.outer = outer;
        this.names = names;
        this.values = values;
        this.size = size;
    }

    static Frame top(Run run) {
        return new Frame(run, null, NO_NAMES, NO_VALUES, 0);
    }

    Frame inner() {
        return new Frame(run, this, NO_NAMES, NO_VALUES, 0);
    }

    /** A scope of these names; both arrays have the same length, the values are given away. */
    Frame inner(String[] boundNames, @Nullable Object[] boundValues) {
        return new Frame(run, this, boundNames, boundValues, boundNames.length);
    }

    public Run run() {
        return run;
    }

    public Budget budget() {
        return budget;
    }

    void bind(String name, @Nullable Object value) {
        for (int i = size - 1; i >= 0; i--) {
            if (names[i].equals(name)) {
                values[i] = value;
                return;
            }
        }
        // The array of names may be the compiled one, and a closure may share the values.
        budget.object(1);
        names = Arrays.copyOf(names, size + 1);
        values = Arrays.copyOf(values, size + 1);
        names[size] = name;
        values[size] = value;
        size++;
    }

    @Nullable Object find(String name) {
        int hops = 0;
        for (var frame = this; frame != null; frame = frame.outer) {
            for (int i = frame.size - 1; i >= 0; i--) {
                if (frame.names[i].equals(name)) {
                    return frame.values[i];
                }
            }
            if (++hops % HOPS_A_STEP == 0) {
                budget.work(1);
            }
        }
        return Unbound.UNBOUND;
    }
}
