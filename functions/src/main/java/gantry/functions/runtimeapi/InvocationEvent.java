package gantry.functions.runtimeapi;

import org.jspecify.annotations.Nullable;

/**
 * What a function is called with.
 *
 * @param functionArn as the caller named it, with its qualifier if it gave one
 * @param payload JSON, UTF-8
 * @param clientContext JSON
 */
@SuppressWarnings("ArrayRecordComponent") // passed through, never compared
public record InvocationEvent(
        String requestId,
        String functionArn,
        byte[] payload,
        String traceId,
        @Nullable String clientContext) {
    @Override
    public String toString() {
        return requestId;
    }
}
