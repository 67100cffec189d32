/**
 * The compiled tree: a small class for each kind of node, frames of variables, and the application
 * of functions. Start at {@link Node}; {@link Compiler} makes nodes from shapes.
 *
 * <p>Not here: built-in functions (functions), which are handed in.
 *
 * <p>Threads: nodes are immutable and shared; frames and {@link Run} are confined to one
 * evaluation.
 */
@NullMarked
package gantry.jsonata.eval;

import org.jspecify.annotations.NullMarked;
