/**
 * What JSONata computes with: the absent value, sequences, numbers as JavaScript has them,
 * equality, text, errors, and the budget that pays for all of it; also what a host gives to an
 * evaluation (environment, limits, functions of its own).
 *
 * <p>Not here: syntax (parser, shape), nodes and frames (eval), built-in functions (functions).
 *
 * <p>Threads: a value made during an evaluation, and its budget, are confined to that evaluation.
 */
@NullMarked
package gantry.jsonata.values;

import org.jspecify.annotations.NullMarked;
