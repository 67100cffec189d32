package gantry.wire.http;

/** Nobody takes any more of a body that is being written. No defect, so without a stack trace. */
@SuppressWarnings("serial") // never serialized
public final class BodyStreamClosed extends RuntimeException {
    BodyStreamClosed(String why) {
        super(why, null, false, false);
    }
}
