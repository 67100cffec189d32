/**
 * The one registry of everything that any service can do, and what travels through it: calls,
 * requests, responses, AWS errors, principals; and what rations them: quotas, room. HTTP decodes
 * into {@link gantry.operations.Operations#invoke}; a Task state makes the very same call without
 * HTTP. Start reading there.
 *
 * <p>Not here: HTTP (wire), what an operation does (the service modules).
 *
 * <p>Threads: an operation runs on its caller's thread, which may block; the registry has none of
 * its own. Everything here may be used from any thread.
 */
@NullMarked
package gantry.operations;

import org.jspecify.annotations.NullMarked;
