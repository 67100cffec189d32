/**
 * The JSONata query and transformation language: parsed once, evaluated over JSON values within
 * bounds of steps, depth and memory. Pure: no I/O, no clock, no randomness of its own.
 *
 * <p>Start reading at {@link gantry.jsonata.Jsonata}. The road of an expression: parser (tree as
 * written), shape (tree as evaluated), eval (compiled tree), with functions, datetime and regex
 * beside it and values below all.
 *
 * <p>Not here: what AWS Step Functions does otherwise (states-language).
 *
 * <p>Threads: none; a parsed expression is immutable and safe for any thread.
 */
@NullMarked
package gantry.jsonata;

import org.jspecify.annotations.NullMarked;
