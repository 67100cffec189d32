package gantry.wire.http;

import gantry.operations.Cancellation;
import gantry.wire.http.HttpHandler.Refusal;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@link HttpServer} on Vert.x: HTTP/1.1 with keep-alive and pipelining. */
final class VertxHttpServer implements HttpServer {
    private static final System.Logger LOG = System.getLogger("gantry.wire");

    /** How often overdue connections are looked for, and those whose client may be gone. */
    private static final long SWEEP_MS = 1_000;

    /** For what was cancelled to write its last answer. */
    private static final Duration LAST_ANSWERS = Duration.ofMillis(500);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final HttpLimits limits;
    private final HttpHandler handler;
    private final Load load;
    private final Vertx vertx;
    private final Runnable closeLoop;
    private final Context loop;
    private final io.vertx.core.http.HttpServer server;
    private final ExecutorService workers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory());
    private final Map<HttpConnection, Connection> connections = new ConcurrentHashMap<>();
    private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
    private final CountDownLatch quiet = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean stopping;
    private volatile long sweepTimer = -1;

    private VertxHttpServer(
            Vertx vertx, Runnable closeLoop, HttpServerOptions options, HttpHandler handler) {
        this.limits = options.limits();
        this.handler = handler;
        this.load = new Load(limits);
        this.vertx = vertx;
        this.closeLoop = closeLoop;
        this.loop =
                vertx.getOrCreateContext(); // there is one event loop, so all contexts are on it
        this.server = vertx.createHttpServer(vertxOptions(options));
        server.connectionHandler(this::connected);
        server.requestHandler(this::requested);
        server.invalidRequestHandler(this::malformed);
        server.exceptionHandler(_ -> {}); // connections that break off before a request
    }

    /**
     * Binds and begins to serve.
     *
     * @param closeLoop run once the server is closed
     */
    static VertxHttpServer start(
            Vertx vertx, Runnable closeLoop, HttpServerOptions options, HttpHandler handler) {
        var started = new VertxHttpServer(vertx, closeLoop, options, handler);
        try {
            VertxHttpLoop.await(started.server.listen(), Duration.ofSeconds(10));
        } catch (ExecutionException | TimeoutException e) {
            started.close();
            var cause = e.getCause() == null ? e : e.getCause();
            throw new UncheckedIOException(
                    new IOException(
                            "Cannot listen on " + options.host() + ":" + options.port(), cause));
        }
        started.sweepTimer = vertx.setPeriodic(SWEEP_MS, _ -> started.sweep());
        return started;
    }

    private static io.vertx.core.http.HttpServerOptions vertxOptions(HttpServerOptions options) {
        return new io.vertx.core.http.HttpServerOptions()
                // Each would put a handler before every request.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setHost(options.host())
                .setPort(options.port())
                .setMaxHeaderSize(options.limits().maxHeaderBytes())
                .setMaxInitialLineLength(options.limits().maxHeaderBytes())
                .setTcpNoDelay(true)
                // With it Vert.x shows a connection only once it has told the protocols apart, so
                // that neither the count nor the idle time of silent ones could be bounded.
                .setHttp2ClearTextEnabled(false)
                .setReuseAddress(true);
    }

    private void connected(HttpConnection http) {
        if (connections.size() >= limits.maxConnections()) {
            load.connectionClosed();
            http.close();
            return;
        }
        connections.put(http, new Connection(http, limits));
        http.closeHandler(_ -> connections.remove(http));
    }

    private void requested(HttpServerRequest request) {
        Connection connection = connections.get(request.connection());
        if (connection != null && !connection.isEnding()) {
            new Exchange(this, connection, request, loop).begin();
        }
    }

    private void malformed(HttpServerRequest request) {
        Refusal refusal =
                switch (request.decoderResult().cause()) {
                    case TooLongHttpLineException _ -> Refusal.LINE_TOO_LONG;
                    case TooLongHttpHeaderException _ -> Refusal.HEADERS_TOO_LARGE;
                    case TooLongFrameException _ -> Refusal.HEADERS_TOO_LARGE;
                    case null, default -> Refusal.MALFORMED;
                };
        HttpResponse answer = handler.refuse(refusal);
        var out = request.response();
        out.setStatusCode(answer.status()).putHeader("connection", "close");
        answer.headers().forEach(header -> out.putHeader(header.name(), header.value()));
        out.end(io.vertx.core.buffer.Buffer.buffer(answer.body()))
                .onComplete(_ -> request.connection().close());
    }

    private void sweep() {
        long now = System.nanoTime();
        for (Connection connection : connections.values()) {
            if (connection.isOverdue(now)) {
                connection.cut();
            } else {
                connection.watchForClose();
            }
        }
    }

    HttpLimits limits() {
        return limits;
    }

    HttpHandler handler() {
        return handler;
    }

    Load load() {
        return load;
    }

    ExecutorService workers() {
        return workers;
    }

    /** Event loop: takes a place for a request; says why not if there is none. */
    @Nullable Refusal admit(Exchange exchange) {
        if (stopping) {
            return Refusal.STOPPING;
        }
        if (!load.enter()) {
            return Refusal.OVERLOADED;
        }
        exchanges.add(exchange);
        return null;
    }

    /** Event loop. */
    void leave(Exchange exchange) {
        exchanges.remove(exchange);
        load.leave();
        if (stopping && exchanges.isEmpty()) {
            quiet.countDown();
        }
    }

    boolean isStopping() {
        return stopping;
    }

    HttpResponse handle(Exchange exchange) {
        try {
            return handler.handle(exchange);
        } catch (RuntimeException | StackOverflowError e) {
            logFailure(e);
            return handler.refuse(Refusal.BROKEN);
        }
    }

    static void logFailure(Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, "A handler of HTTP requests failed", failure);
    }

    void onLoop(Runnable action) {
        loop.runOnContext(_ -> action.run());
    }

    /** Event loop: once what was cancelled had its time to write its last answer. */
    void afterLastAnswers(Runnable action) {
        vertx.setTimer(LAST_ANSWERS.toMillis(), _ -> action.run());
    }

    void cancel(Cancellation cancellation) {
        try {
            cancellation.cancel();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A call could not be cancelled", e);
        }
    }

    @Override
    public HttpFigures figures() {
        return load.figures(connections.size());
    }

    @Override
    public int port() {
        return server.actualPort();
    }

    @Override
    public void drain(Duration atMost) {
        loop.runOnContext(_ -> beginToStop());
        try {
            if (!quiet.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                exchanges.forEach(Exchange::cancel);
                quiet.await(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Event loop, as admission is: what was not admitted before is refused from here on. */
    private void beginToStop() {
        stopping = true;
        exchanges.forEach(Exchange::stopStream);
        connections.values().forEach(Connection::closeIfIdle);
        if (exchanges.isEmpty()) {
            quiet.countDown();
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        stopping = true;
        exchanges.forEach(Exchange::cancel);
        vertx.cancelTimer(sweepTimer);
        try {
            VertxHttpLoop.await(server.close(), CLOSE_TIMEOUT);
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(System.Logger.Level.WARNING, "The HTTP server did not close in time", e);
        }
        closeLoop.run();
        workers.shutdownNow(); // what does not heed its cancellation is interrupted
    }
}
