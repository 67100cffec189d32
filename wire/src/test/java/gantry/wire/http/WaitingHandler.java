package gantry.wire.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers method, path and body; {@code /large} much; {@code /wait} only once released or
 * cancelled, {@code /broken} by throwing.
 */
final class WaitingHandler implements HttpHandler {
    /** More than all sockets on the way take. */
    private static final int LARGE = 32 << 20;

    final CountDownLatch waiting = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    final CountDownLatch cancelled = new CountDownLatch(1);
    final AtomicInteger handled = new AtomicInteger();

    @Override
    public HttpResponse handle(HttpRequest request) {
        handled.incrementAndGet();
        if (request.path().equals("/wait")) {
            waitForRelease(request);
        }
        if (request.path().equals("/broken")) {
            throw new IllegalStateException("the handler is broken");
        }
        if (request.path().equals("/large")) {
            return text(200, "x".repeat(LARGE));
        }
        String body = new String(request.body(), StandardCharsets.UTF_8);
        return text(200, request.method() + " " + request.path() + " " + body);
    }

    private void waitForRelease(HttpRequest request) {
        try (var _ = request.cancellation().onCancel(this::cancel)) {
            waiting.countDown();
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cancel() {
        cancelled.countDown();
        release.countDown();
    }

    @Override
    public HttpResponse refuse(Refusal refusal) {
        return text(
                switch (refusal) {
                    case MALFORMED -> 400;
                    case LINE_TOO_LONG -> 414;
                    case HEADERS_TOO_LARGE -> 431;
                    case BODY_TOO_LARGE -> 413;
                    case OVERLOADED -> 429;
                    case STOPPING -> 503;
                    case BROKEN -> 500;
                },
                refusal.name());
    }

    private static HttpResponse text(int status, String body) {
        return new HttpResponse(
                status,
                List.of(new HttpResponse.Header("Content-Type", "text/plain")),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
