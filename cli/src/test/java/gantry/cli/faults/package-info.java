/**
 * What a started server does when the world around it fails: a full disk, a folder that cannot be
 * written, a damaged file, a second process, clients that vanish. What each fault does stands in
 * ARCHITECTURE.md ("What a fault does").
 *
 * <p>Not here: kills (gantry.cli.durability), requests that are wrong (gantry.cli.badinput).
 *
 * <p>Threads: clients run on virtual threads beside the test's own.
 */
@NullMarked
package gantry.cli.faults;

import org.jspecify.annotations.NullMarked;
