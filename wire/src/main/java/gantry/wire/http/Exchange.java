package gantry.wire.http;

import gantry.operations.Cancellation;
import gantry.wire.http.HttpHandler.Refusal;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One request's road: received in pieces on the event loop, handled on a virtual thread, answered
 * on the event loop, at once or piece by piece. Each field belongs to the thread whose turn it is;
 * handing over publishes it.
 */
final class Exchange implements HttpRequest, Runnable {
    /** Bytes of a refused body that are read away so that the client gets to see the answer. */
    private static final long MAX_DISCARDED_BYTES = 16L * HttpLimits.MAX_REQUEST_BYTES;

    private static final byte[] NO_BODY = {};

    private final VertxHttpServer server;
    private final Connection connection;
    private final HttpServerRequest request;
    private final Context context;
    private final Cancellation cancellation = new Cancellation();
    private @Nullable Buffer received;
    private byte[] body = NO_BODY;
    private @Nullable StreamedAnswer streamed;
    private long heldBytes;
    private long discardedBytes;
    private boolean admitted;
    private boolean refused;
    private boolean handling;
    private boolean ended;

    Exchange(
            VertxHttpServer server,
            Connection connection,
            HttpServerRequest request,
            Context context) {
        this.server = server;
        this.connection = connection;
        this.request = request;
        this.context = context;
    }

    /** Event loop: the head is here. */
    void begin() {
        connection.requestBegan();
        request.exceptionHandler(_ -> gone());
        request.response().exceptionHandler(_ -> gone());
        request.response().closeHandler(_ -> gone());
        request.handler(this::receive);
        request.endHandler(_ -> received());
        Refusal refusal = server.admit(this);
        admitted = refusal == null;
        if (refusal != null) {
            refuse(refusal);
        } else if (announcesTooMuch()) {
            refuse(Refusal.BODY_TOO_LARGE);
        } else if (request.headers().contains("expect", "100-continue", true)) {
            request.response().writeContinue();
        }
    }

    private boolean announcesTooMuch() {
        String length = request.getHeader("content-length");
        try {
            return length != null && Long.parseLong(length) > server.limits().maxBodyBytes();
        } catch (NumberFormatException _) {
            return true;
        }
    }

    private void receive(Buffer piece) {
        if (refused) {
            discardedBytes += piece.length();
            if (discardedBytes > MAX_DISCARDED_BYTES) {
                connection.close();
            }
            return;
        }
        if (heldBytes + piece.length() > server.limits().maxBodyBytes()) {
            refuse(Refusal.BODY_TOO_LARGE);
        } else if (server.load().hold(piece.length())) {
            heldBytes += piece.length();
            received = received == null ? piece : received.appendBuffer(piece);
        } else {
            refuse(Refusal.OVERLOADED);
        }
    }

    private void received() {
        if (refused) {
            closeOnceAnswered();
            return;
        }
        if (received != null) {
            body = received.getBytes();
            received = null;
        }
        handling = true;
        connection.requestReceived();
        server.workers().execute(this);
    }

    /** Virtual thread: the request is complete. */
    @Override
    public void run() {
        HttpResponse response = server.handle(this);
        if (response.stream() == null) {
            context.runOnContext(_ -> answer(response));
        } else {
            stream(response, response.stream());
        }
    }

    /** Virtual thread: the body is written here, and its writer waits for the client here. */
    private void stream(HttpResponse head, BodyStream body) {
        var stream = new StreamedAnswer(server, connection, request.response());
        boolean isWhole = false;
        try (body) {
            if (!method().equals("HEAD")) {
                context.runOnContext(_ -> beginStream(head, stream));
                body.writeTo(stream);
            }
            isWhole = true;
        } catch (BodyStreamClosed _) {
            isWhole = !stream.isCutShort();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | StackOverflowError e) {
            VertxHttpServer.logFailure(e);
        }
        boolean isAsWished = isWhole;
        context.runOnContext(_ -> endStream(head, isAsWished));
    }

    private void beginStream(HttpResponse head, StreamedAnswer answer) {
        streamed = answer;
        HttpServerResponse out = request.response();
        if (out.closed()) {
            answer.gone();
            return;
        }
        out.setChunked(true);
        putHead(out, head);
        out.writeHead();
        if (server.isStopping()) {
            stopStream();
        }
    }

    /** The server stops, and does not wait for a stream whose client takes nothing. */
    void stopStream() {
        if (streamed != null) {
            streamed.stop();
            cancel();
            server.afterLastAnswers(this::cutStream);
        }
    }

    private void cutStream() {
        if (streamed != null) {
            connection.cut();
        }
    }

    private void endStream(HttpResponse head, boolean isWhole) {
        if (streamed == null) { // HEAD, or it failed before it began
            answer(isWhole ? head : server.handler().refuse(Refusal.BROKEN));
            return;
        }
        streamed = null;
        handling = false;
        HttpServerResponse out = request.response();
        if (!isWhole || out.closed()) {
            // Without the last chunk, so that the client knows.
            connection.close();
            leave();
        } else {
            connection.responseBegan();
            out.end().onComplete(_ -> taken());
        }
    }

    /**
     * Event loop: answers before the request is complete, and ends the connection. What still comes
     * is read and thrown away: closing upon unread bytes would reset the connection and take the
     * answer with it.
     */
    private void refuse(Refusal refusal) {
        refused = true;
        connection.announceEnd();
        received = null;
        request.response().putHeader("connection", "close");
        answer(server.handler().refuse(refusal, this));
    }

    private void closeOnceAnswered() {
        if (ended) {
            connection.close();
        }
    }

    private void answer(HttpResponse answer) {
        handling = false;
        HttpServerResponse out = request.response();
        if (out.closed() || out.ended()) {
            leave();
            return;
        }
        putHead(out, answer);
        server.load().holdAnyway(answer.body().length);
        heldBytes += answer.body().length;
        connection.responseBegan();
        out.end(Buffer.buffer(answer.body())).onComplete(_ -> taken());
    }

    private void taken() {
        connection.responseEnded();
        leave();
    }

    private void putHead(HttpServerResponse out, HttpResponse answer) {
        out.setStatusCode(answer.status());
        if (server.isStopping()) {
            out.putHeader("connection", "close");
        }
        for (HttpResponse.Header header : answer.headers()) {
            out.putHeader(header.name(), header.value());
        }
    }

    private void gone() {
        cancel();
        if (streamed != null) {
            streamed.gone();
        }
        if (!handling) {
            leave();
        }
    }

    /** Tells the operation that nobody waits any more. */
    void cancel() {
        server.cancel(cancellation);
    }

    private void leave() {
        if (ended) {
            return;
        }
        ended = true;
        server.load().release(heldBytes);
        if (admitted) {
            server.leave(this);
        }
        connection.exchangeEnded();
        if (refused) {
            connection.linger();
            if (request.isEnded()) {
                connection.close();
            }
        } else if (server.isStopping()) {
            connection.closeIfIdle();
        }
    }

    @Override
    public String method() {
        return request.method().name();
    }

    @Override
    public String path() {
        String path = request.path();
        return path == null ? "" : path;
    }

    @Override
    public @Nullable String query() {
        return request.query();
    }

    @Override
    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    @Override
    public List<String> headers(String name) {
        return request.headers().getAll(name);
    }

    @Override
    public @Nullable String host() {
        String host = request.getHeader("host");
        if (host != null) {
            return host;
        }
        var authority = request.authority();
        return authority == null ? null : authority.toString();
    }

    @Override
    public byte[] body() {
        return body;
    }

    @Override
    public Cancellation cancellation() {
        return cancellation;
    }
}
