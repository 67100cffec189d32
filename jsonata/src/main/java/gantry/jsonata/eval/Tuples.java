package gantry.jsonata.eval;

import java.util.List;

/**
 * Items with the variables bound on the way to them: what a path with {@code @}, {@code #} or
 * {@code %} passes from step to step. No value of the language.
 */
record Tuples(List<Tuple> list) {}
