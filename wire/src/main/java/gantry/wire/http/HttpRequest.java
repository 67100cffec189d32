package gantry.wire.http;

import gantry.operations.Cancellation;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A complete request. Read by the one thread that handles it. */
public interface HttpRequest {
    /** {@code GET}, {@code POST} … */
    String method();

    /** As sent, undecoded, without the query. */
    String path();

    /** What follows the {@code ?}, as sent, undecoded; null if there is none. */
    @Nullable String query();

    /** The first header of that name, in any case; null if there is none. */
    @Nullable String header(String name);

    /** All headers of that name, in their order. */
    List<String> headers(String name);

    /** Where the client thinks it is: the Host header, or HTTP/2's authority. */
    @Nullable String host();

    /** The bytes as sent, not a copy. */
    byte[] body();

    /** Fires when the client has gone, or the server will wait no longer. */
    Cancellation cancellation();
}
