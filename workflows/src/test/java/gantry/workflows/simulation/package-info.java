/**
 * The engine in a simulated world: its partitions, drivers and interpreter are the real ones; the
 * clock, the disk, the network, task runners and activity workers are made from one seed, and so is
 * everything that goes wrong. Start reading at {@link gantry.workflows.simulation.Simulation} (one
 * run) and {@link gantry.workflows.simulation.Books} (what must hold). What is done in a world
 * beside starting, stopping and redriving executions follows from its seed too: {@link
 * gantry.workflows.simulation.Kinds}.
 *
 * <p>To repeat a seed that failed: {@code -Dtest=SimulationTest -Dseed=N}. Every seed that found
 * something stays in {@link gantry.workflows.simulation.SimulationTest} under a name.
 *
 * <p>Threads: none but the test's. Whatever depends on hash codes of objects, real time or other
 * threads must not decide anything here.
 */
@NullMarked
package gantry.workflows.simulation;

import org.jspecify.annotations.NullMarked;
