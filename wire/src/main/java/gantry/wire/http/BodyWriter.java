package gantry.wire.http;

/** Where a {@link BodyStream} writes to. Confined to the thread that was given it. */
public interface BodyWriter {
    /**
     * Sends this now and returns once the client's side has room for what follows, so that a slow
     * client holds up its writer and no memory.
     *
     * @param piece given away: nobody may change it afterwards
     * @throws BodyStreamClosed the client has gone or did not take it within {@link
     *     HttpLimits#sendTimeout}, or the server stops
     */
    void write(byte[] piece) throws InterruptedException;
}
