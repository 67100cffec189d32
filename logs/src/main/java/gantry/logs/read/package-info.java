/**
 * Pages of events in the order of their time, out of segments whose lines stand in the order they
 * came in. Start reading at {@link gantry.logs.read.PageReader}.
 *
 * <p>Threads: a reading belongs to the thread that does it; it shares nothing.
 */
@NullMarked
package gantry.logs.read;

import org.jspecify.annotations.NullMarked;
