/**
 * {@code gantry run}: one definition to its end, in this process, without a server. Start reading
 * at {@link gantry.cli.run.LocalRun}.
 *
 * <p>Not here: what a state does (gantry.states.interpreter), the mocks' format
 * (gantry.states.mocks); what a distributed Map reads and writes is gantry.workflows.items and
 * results.
 *
 * <p>Threads: all on the caller's.
 */
@NullMarked
package gantry.cli.run;

import org.jspecify.annotations.NullMarked;
