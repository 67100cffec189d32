/**
 * The live view behind the console: {@code GET /_gantry/watch} as server-sent events. Start reading
 * at {@link gantry.server.watch.WatchRoute}, then {@code Watching} (the loop of one stream) and the
 * views (what it shows).
 *
 * <p>A view reads by the operations that everybody calls, so that it shows AWS's shapes and what
 * the caller may see.
 *
 * <p>Not here: who wakes a watcher (gantry.workflows.watch), how bytes reach a slow client
 * (gantry.wire.http).
 *
 * <p>Threads: each stream has the virtual thread of its request.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent
 *     events</a>
 */
@NullMarked
package gantry.server.watch;

import org.jspecify.annotations.NullMarked;
