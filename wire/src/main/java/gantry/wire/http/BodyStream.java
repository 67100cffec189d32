package gantry.wire.http;

/**
 * The body of a response that is written over a long time. Closed by the server, always and once,
 * also if it was never asked to write (the client is gone, or asked with HEAD).
 */
public interface BodyStream extends AutoCloseable {
    /**
     * Writes the body on the thread that handles the request; its return ends the response. It has
     * to return soon once {@link HttpRequest#cancellation} fires: the client has gone, or the
     * server stops, which waits for no stream.
     *
     * @throws BodyStreamClosed as {@link BodyWriter#write} threw it
     */
    void writeTo(BodyWriter out) throws InterruptedException;

    @Override
    void close();
}
