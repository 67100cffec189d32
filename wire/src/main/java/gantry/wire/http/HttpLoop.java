package gantry.wire.http;

/**
 * One event loop under many servers: a port more costs a socket, not a thread. Safe for any thread.
 */
public interface HttpLoop extends AutoCloseable {
    static HttpLoop open() {
        return new VertxHttpLoop();
    }

    /**
     * As {@link HttpServer#start}, on this loop.
     *
     * @throws java.io.UncheckedIOException if the address cannot be bound
     */
    HttpServer start(HttpServerOptions options, HttpHandler handler);

    /** Ends the loop; its servers are to be closed before. */
    @Override
    void close();
}
