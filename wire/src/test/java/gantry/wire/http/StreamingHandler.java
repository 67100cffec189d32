package gantry.wire.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers {@code /stream} with the body a test gives it, anything else with its path. */
final class StreamingHandler implements HttpHandler {
    final CountDownLatch closed = new CountDownLatch(1);
    final CountDownLatch cancelled = new CountDownLatch(1);
    final CountDownLatch refused = new CountDownLatch(1);
    final AtomicInteger written = new AtomicInteger();
    volatile Body body = _ -> {};

    /** What a test writes. */
    interface Body {
        void writeTo(BodyWriter out) throws InterruptedException;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        if (!request.path().equals("/stream")) {
            return new HttpResponse(200, List.of(), bytes(request.path()));
        }
        request.cancellation().onCancel(cancelled::countDown);
        return HttpResponse.streamed(
                200,
                List.of(new HttpResponse.Header("Content-Type", "text/plain")),
                new BodyStream() {
                    @Override
                    public void writeTo(BodyWriter out) throws InterruptedException {
                        try {
                            body.writeTo(
                                    piece -> {
                                        out.write(piece);
                                        written.addAndGet(piece.length);
                                    });
                        } catch (BodyStreamClosed e) {
                            refused.countDown();
                            throw e;
                        }
                    }

                    @Override
                    public void close() {
                        closed.countDown();
                    }
                });
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public HttpResponse refuse(Refusal refusal) {
        return new HttpResponse(503, List.of(), bytes(refusal.name()));
    }
}
