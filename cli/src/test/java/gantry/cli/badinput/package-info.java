/**
 * What a started server answers to requests that no well-behaved client sends: wrong members
 * ({@link gantry.cli.badinput.RefusalsTest}, whose rows lie in the classes named {@code …Rows}),
 * wrong bodies, wrong HTTP, and AWS's recorded refusals word for word.
 *
 * <p>Start reading at {@link gantry.cli.badinput.Row}. Not here: what an SDK makes of an error
 * (sdk).
 *
 * <p>Threads: none; each request has a connection of its own and is waited for.
 */
@NullMarked
package gantry.cli.badinput;

import org.jspecify.annotations.NullMarked;
