package gantry.functions.runtimeapi;

import gantry.operations.Cancellation;

import org.jspecify.annotations.Nullable;

/** What a runtime does, told to its environment. Called from any thread. */
public interface RuntimeEvents {
    /**
     * It is ready for an invocation: waits for one.
     *
     * @param gone fires when it has stopped waiting
     * @return null if it was gone, or is to end
     * @throws NotAllowedNow if it has an invocation to answer first
     */
    @Nullable HandedOver next(Cancellation gone);

    /** It answers; false if that is not the invocation it has. */
    boolean succeed(String requestId, byte[] payload);

    /** It reports that the handler failed; false if that is not the invocation it has. */
    boolean fail(String requestId, byte[] error);

    /** Its answer was larger than Lambda takes; false if that is not the invocation it has. */
    boolean failTooLarge(String requestId);

    /** It could not become ready; false if it was already. */
    boolean failInit(byte[] error);

    /** A call that does not fit what the runtime did before. */
    final class NotAllowedNow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotAllowedNow() {
            super("not allowed now", null, false, false);
        }
    }
}
