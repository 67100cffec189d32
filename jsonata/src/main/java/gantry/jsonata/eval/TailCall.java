package gantry.jsonata.eval;

import org.jspecify.annotations.Nullable;

/** A call a lambda ends with: not made here, but by who called the lambda. */
final class TailCall extends Node {
    private final CallNode call;

    TailCall(CallNode call) {
        super(call.position);
        this.call = call;
    }

    @Override
    @Nullable Object compute(@Nullable Object input, Frame frame) {
        return new Pending(call, input, frame);
    }

    /** The call still to be made. */
    record Pending(CallNode call, @Nullable Object input, Frame scope) {
        @Nullable Object proceed(@Nullable Object callerInput, Frame caller) {
            return call.callOnce(this, callerInput, caller);
        }
    }
}
