package gantry.wire.http;

/** What a server asks for answers. Called from many threads at once. */
public interface HttpHandler {
    /**
     * Answers a complete request, on a virtual thread that is its own and on which a {@link
     * HttpResponse#stream} then writes.
     */
    HttpResponse handle(HttpRequest request);

    /**
     * Words a refusal that the server itself decided on. Called on an event loop: must not block.
     */
    HttpResponse refuse(Refusal refusal);

    /**
     * As {@link #refuse(Refusal)}, for a request of which only the head is known. Called on an
     * event loop: must not block.
     */
    default HttpResponse refuse(Refusal refusal, HttpRequest head) {
        return refuse(refusal);
    }

    /** Why a server refuses a request that it does not hand on. */
    enum Refusal {
        /** No HTTP. */
        MALFORMED,
        LINE_TOO_LONG,
        HEADERS_TOO_LARGE,
        BODY_TOO_LARGE,
        /** More is in hand than the limits allow. */
        OVERLOADED,
        /** The server stops. */
        STOPPING,
        /** The handler threw, which it must not. */
        BROKEN
    }
}
