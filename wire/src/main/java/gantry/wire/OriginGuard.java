package gantry.wire;

import gantry.wire.http.HttpRequest;
import gantry.wire.http.HttpResponse;
import gantry.wire.http.HttpResponse.Header;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which web pages may call: those this server served itself and those of configured origins. Any
 * web site can make a browser send requests to 127.0.0.1; the Origin header tells.
 */
final class OriginGuard {
    /** Seconds a browser may remember a preflight: Chromium's maximum. */
    private static final String PREFLIGHT_SECONDS = "7200";

    private static final String EXPOSED =
            "x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,Date";

    private final Set<String> configured = new HashSet<>();

    OriginGuard(Collection<String> configured) {
        configured.forEach(origin -> this.configured.add(origin.toLowerCase(Locale.ROOT)));
    }

    /**
     * Whether the page may call.
     *
     * @param host the request's Host header, which was found to be ours
     */
    boolean allows(String origin, String host) {
        return isOwn(origin, host) || isConfigured(origin);
    }

    boolean isConfigured(String origin) {
        return configured.contains(origin.toLowerCase(Locale.ROOT));
    }

    private static boolean isOwn(String origin, String host) {
        int scheme = origin.startsWith("https://") ? 8 : origin.startsWith("http://") ? 7 : 0;
        return scheme > 0 && origin.substring(scheme).equalsIgnoreCase(host);
    }

    static boolean isPreflight(HttpRequest request) {
        return request.method().equals("OPTIONS")
                && request.header("Access-Control-Request-Method") != null;
    }

    /** What a browser asks before a call that is not simple. */
    static HttpResponse preflight(HttpRequest request, String origin) {
        @Nullable String headers = request.header("Access-Control-Request-Headers");
        return HttpResponse.empty(
                204,
                new Header("Access-Control-Allow-Origin", origin),
                new Header("Access-Control-Allow-Methods", "GET,HEAD,POST,PUT,PATCH,DELETE"),
                new Header("Access-Control-Allow-Headers", headers == null ? "*" : headers),
                new Header("Access-Control-Max-Age", PREFLIGHT_SECONDS),
                new Header("Vary", "Origin"));
    }

    /** What makes a browser hand the answer to the page. */
    static List<Header> headers(String origin) {
        return List.of(
                new Header("Access-Control-Allow-Origin", origin),
                new Header("Access-Control-Expose-Headers", EXPOSED),
                new Header("Vary", "Origin"));
    }
}
