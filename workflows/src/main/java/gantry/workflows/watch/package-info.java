/**
 * Being told that something has changed on disk. Start reading at {@link
 * gantry.workflows.watch.Watches}.
 *
 * <p>A watcher is told no more than "look again", once for any number of changes, and reads the
 * committed store by itself: so nothing queues up for one that is slow, and what nobody watches
 * costs one look at a counter.
 *
 * <p>Not here: what a watcher reads (api), how it reaches a browser (server), who commits
 * (partition, definitions).
 *
 * <p>Threads: none of its own; everything may be called from any thread. Only {@link
 * gantry.workflows.watch.Watch#await} waits.
 */
@NullMarked
package gantry.workflows.watch;

import org.jspecify.annotations.NullMarked;
