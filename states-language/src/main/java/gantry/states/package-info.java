/**
 * The Amazon States Language: what a definition is ({@code definition}) and what it does ({@code
 * interpreter}).
 *
 * <p>Pure: no I/O, no clock, no randomness, no threads. Time, random numbers and task tokens come
 * in as arguments; what should happen comes out as data. Start reading at {@link
 * gantry.states.interpreter.Interpreter}.
 */
@NullMarked
package gantry.states;

import org.jspecify.annotations.NullMarked;
