package gantry.wire;

import gantry.wire.http.HttpRequest;

/**
 * What browsers tell about a request that carries no Origin: {@code <img src="http://localhost…">}
 * of a foreign page. Clients that are no browsers send none of it.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
final class FetchMetadata {
    private FetchMetadata() {}

    /**
     * Whether another web site had a browser send this; a link from there to the console is none of
     * that.
     *
     * @param console the path of its page
     */
    static boolean isForeign(HttpRequest request, String console) {
        return "cross-site".equals(request.header("Sec-Fetch-Site"))
                && request.header("Origin") == null // which was judged already
                && !isLinkTo(request, console);
    }

    private static boolean isLinkTo(HttpRequest request, String console) {
        String path = request.path();
        return request.method().equals("GET")
                && "navigate".equals(request.header("Sec-Fetch-Mode"))
                && "document".equals(request.header("Sec-Fetch-Dest"))
                && (path.equals("/") || path.equals(console) || path.startsWith(console + "/"));
    }
}
