package gantry.wire.http;

import java.util.ArrayList;
import java.util.List;

/**
 * A complete response.
 *
 * @param headers without Content-Length, which the server adds
 * @param body given away: nobody may change it afterwards
 */
@SuppressWarnings("ArrayRecordComponent") // no copies on the way to the socket; never compared
public record HttpResponse(int status, List<Header> headers, byte[] body) {
    private static final byte[] NOTHING = {};

    /** A header; the name in the case that is sent. */
    public record Header(String name, String value) {}

    public static HttpResponse empty(int status, Header... headers) {
        return new HttpResponse(status, List.of(headers), NOTHING);
    }

    /** The same with more headers. */
    public HttpResponse with(List<Header> more) {
        var all = new ArrayList<Header>(headers.size() + more.size());
        all.addAll(headers);
        all.addAll(more);
        return new HttpResponse(status, all, body);
    }

    @Override
    public String toString() {
        return status + " with " + body.length + " bytes";
    }
}
