package gantry.jsonata.functions;

import gantry.jsonata.eval.Builtin;
import gantry.jsonata.eval.Builtin.Invocation;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The table of the built-in functions by name, without the dollar sign. */
public final class Builtins {
    /** All functions of jsonata-js 2.2.2. */
    public static final Map<String, Builtin> STANDARD = standard();

    private final Map<String, Builtin> table = new LinkedHashMap<>();

    private Builtins() {}

    /** The body of one of our own functions. */
    @FunctionalInterface
    interface Body {
        @Nullable Object call(Invocation call);
    }

    private static Map<String, Builtin> standard() {
        var builtins = new Builtins();
        Aggregates.addTo(builtins);
        Strings.addTo(builtins);
        Matching.addTo(builtins);
        Encodings.addTo(builtins);
        NumberFunctions.addTo(builtins);
        Collecting.addTo(builtins);
        Objects.addTo(builtins);
        HigherOrder.addTo(builtins);
        Times.addTo(builtins);
        Evaluation.addTo(builtins);
        return Collections.unmodifiableMap(builtins.table);
    }

    /**
     * Adds a function.
     *
     * @param arity how many parameters jsonata-js declares, which decides what {@code $map} passes
     */
    void add(String name, String signature, int arity, Body body) {
        table.put(name, new Builtin(signature, arity, call -> body.call((Invocation) call)));
    }

    /** As {@link #add}; undefined if the first argument is. */
    void addDefined(String name, String signature, int arity, Body body) {
        add(
                name,
                signature,
                arity,
                call -> call.isUndefined(0) ? call.argument(0) : body.call(call));
    }
}
