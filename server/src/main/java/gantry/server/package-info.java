/**
 * The composition root: builds every part with plain constructors from one {@link
 * gantry.server.configuration.Configuration}, starts them in order and stops them in the reverse
 * one. Start reading at {@link gantry.server.Server}.
 *
 * <p>Not here: what a part does. Only here: wall clock, random numbers, ports.
 *
 * <p>Threads: starting and stopping block the caller; the parts own their threads.
 */
@NullMarked
package gantry.server;

import org.jspecify.annotations.NullMarked;
