package gantry.wire.http;

import java.time.Duration;

/** A listening HTTP server. Safe for any thread. */
public interface HttpServer extends AutoCloseable {
    /**
     * Binds and begins to serve; returns once connections are accepted.
     *
     * @throws java.io.UncheckedIOException if the address cannot be bound
     */
    static HttpServer start(HttpServerOptions options, HttpHandler handler) {
        var loop = new VertxHttpLoop();
        return VertxHttpServer.start(loop.vertx(), loop::close, options, handler);
    }

    /** The port it listens on, also where 0 was asked for. */
    int port();

    /** What its clients hold now. */
    HttpFigures figures();

    /**
     * Accepts no more connections and requests, ends streams at once, lets what else is in hand
     * finish for at most so long, cancels what is left and closes. Returns when all of it is over.
     */
    void drain(Duration atMost);

    /** Cancels what is in hand and closes at once. */
    @Override
    void close();
}
