/**
 * One load on a server that is killed again and again: nothing acknowledged may be lost, nothing
 * may be done twice. Start reading at {@link gantry.cli.durability.KillNineTest}.
 *
 * <p>Threads: the test's own kills and restarts; clients, pollers and labourers run on virtual
 * threads beside it and outlive every server.
 */
@NullMarked
package gantry.cli.durability;

import org.jspecify.annotations.NullMarked;
