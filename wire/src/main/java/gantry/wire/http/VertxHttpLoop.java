package gantry.wire.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@link HttpLoop} on Vert.x. */
final class VertxHttpLoop implements HttpLoop {
    private static final System.Logger LOG = System.getLogger("gantry.wire");
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Vertx vertx =
            Vertx.vertx(
                    new VertxOptions()
                            .setEventLoopPoolSize(1)
                            .setWorkerPoolSize(1)
                            .setInternalBlockingPoolSize(1)
                            .setFileSystemOptions(
                                    new FileSystemOptions()
                                            .setFileCachingEnabled(false)
                                            .setClassPathResolvingEnabled(false)));

    @Override
    public HttpServer start(HttpServerOptions options, HttpHandler handler) {
        return VertxHttpServer.start(vertx, () -> {}, options, handler);
    }

    Vertx vertx() {
        return vertx;
    }

    @Override
    public void close() {
        try {
            await(vertx.close(), CLOSE_TIMEOUT);
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(System.Logger.Level.WARNING, "The HTTP event loop did not end in time", e);
        }
    }

    static <T> void await(Future<T> future, Duration atMost)
            throws ExecutionException, TimeoutException {
        try {
            future.toCompletionStage()
                    .toCompletableFuture()
                    .get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExecutionException(e);
        }
    }
}
