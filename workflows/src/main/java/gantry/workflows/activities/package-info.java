/**
 * Brings workers that poll and activity tasks that wait together. Start reading at {@link
 * gantry.workflows.activities.ActivityBroker}. All of it is volatile: the truth is the scheduled
 * frames in the store, and the partition decides who really takes one.
 *
 * <p>Not here: tokens, time-outs and heartbeats of a task (partition).
 *
 * <p>Threads: pollers wait on their own virtual threads; workers of partitions claim and hand out.
 */
@NullMarked
package gantry.workflows.activities;

import org.jspecify.annotations.NullMarked;
