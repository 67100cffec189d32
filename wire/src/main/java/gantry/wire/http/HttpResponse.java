package gantry.wire.http;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A response: complete, or a head whose body is written over a long time.
 *
 * @param headers without Content-Length and Transfer-Encoding, which the server adds
 * @param body given away: nobody may change it afterwards; empty if there is a stream
 * @param stream writes the body piece by piece; null if {@code body} is all of it
 */
@SuppressWarnings("ArrayRecordComponent") // no copies on the way to the socket; never compared
public record HttpResponse(
        int status, List<Header> headers, byte[] body, @Nullable BodyStream stream) {
    private static final byte[] NOTHING = {};

    /** A header; the name in the case that is sent. */
    public record Header(String name, String value) {}

    /** A complete response. */
    public HttpResponse(int status, List<Header> headers, byte[] body) {
        this(status, headers, body, null);
    }

    public static HttpResponse empty(int status, Header... headers) {
        return new HttpResponse(status, List.of(headers), NOTHING);
    }

    /** A head, sent at once, and what then writes the body. */
    public static HttpResponse streamed(int status, List<Header> headers, BodyStream body) {
        return new HttpResponse(status, headers, NOTHING, body);
    }

    /** The same with more headers. */
    public HttpResponse with(List<Header> more) {
        var all = new ArrayList<Header>(headers.size() + more.size());
        all.addAll(headers);
        all.addAll(more);
        return new HttpResponse(status, all, body, stream);
    }

    @Override
    public String toString() {
        return status + (stream == null ? " with " + body.length + " bytes" : " with a stream");
    }
}
