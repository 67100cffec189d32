package gantry.operations;

import org.jspecify.annotations.Nullable;

/**
 * The circumstances of one call, whoever makes it: HTTP, a Task state, a schedule.
 *
 * @param requestId names this call to the person who reads the answer and the log
 * @param deadlineAtMs epoch milliseconds after which nobody wants the answer; {@link #NO_DEADLINE}
 * @param cancellation fires when the caller has gone
 * @param traceHeader the X-Ray trace header as it came ({@code X-Amzn-Trace-Id})
 * @param idempotencyKey the same for every attempt of one intent: an operation that changes
 *     something and is given a key answers a repetition with the first response
 * @param host the Host the request came to; a service that prints its own URL uses it
 */
public record Call(
        Principal caller,
        Scope scope,
        String requestId,
        long deadlineAtMs,
        Cancellation cancellation,
        @Nullable String traceHeader,
        @Nullable String idempotencyKey,
        @Nullable String host) {
    public static final long NO_DEADLINE = Long.MAX_VALUE;

    /** A call without deadline, trace, key and host, which nothing will cancel. */
    public static Call of(Principal caller, Scope scope, String requestId) {
        return new Call(
                caller, scope, requestId, NO_DEADLINE, Cancellation.none(), null, null, null);
    }

    public String account() {
        return scope.account();
    }

    public String region() {
        return scope.region();
    }
}
