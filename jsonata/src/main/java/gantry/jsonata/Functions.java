package gantry.jsonata;

import gantry.jsonata.eval.Builtin;
import gantry.jsonata.functions.Builtins;
import gantry.jsonata.values.NativeFunction;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The functions an expression may call, by name without the dollar sign. Immutable. */
public final class Functions {
    private static final Functions STANDARD = new Functions(Builtins.STANDARD);

    private final Map<String, Builtin> table;

    private Functions(Map<String, Builtin> table) {
        this.table = table;
    }

    /** Those of jsonata-js, {@code $eval} among them. */
    public static Functions standard() {
        return STANDARD;
    }

    /**
     * These and one more, or another in its place.
     *
     * @param signature what it takes, for example {@code <s-n?:s>}
     * @param arity how many arguments {@code $map} and its like may pass to it
     */
    public Functions with(String name, String signature, int arity, NativeFunction body) {
        var changed = new LinkedHashMap<>(table);
        changed.put(name, new Builtin(signature, arity, body));
        return new Functions(Collections.unmodifiableMap(changed));
    }

    /** These but one. */
    public Functions without(String name) {
        var changed = new LinkedHashMap<>(table);
        changed.remove(name);
        return new Functions(Collections.unmodifiableMap(changed));
    }

    public Set<String> names() {
        return table.keySet();
    }

    Map<String, Builtin> table() {
        return table;
    }
}
