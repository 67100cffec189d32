package gantry.jsonata.values;

/** A function as a value. How it is applied is known to the package eval. */
public interface FunctionValue {
    /** How many arguments it can take, which decides what {@code $map} & co. pass to it. */
    int arity();
}
