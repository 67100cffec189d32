package gantry.states.intrinsics;

/** Why a call has no value; the message is one sentence without the function's name. */
public final class IntrinsicFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IntrinsicFailure(String message) {
        super(message, null, false, false);
    }
}
