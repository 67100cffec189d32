/**
 * From an HTTP request to an operation and back: who may knock (Host, Origin), which service is
 * meant, AWS's protocols, AWS's errors. Start reading at {@link gantry.wire.Router}, then {@link
 * gantry.wire.AwsJson}.
 *
 * <p>Not here: sockets and limits (gantry.wire.http), permission and constraints (operations).
 *
 * <p>Threads: none of its own; a request is routed, decoded, executed and encoded on the virtual
 * thread that the server gave it. Everything here is immutable or safe for any thread.
 */
@NullMarked
package gantry.wire;

import org.jspecify.annotations.NullMarked;
