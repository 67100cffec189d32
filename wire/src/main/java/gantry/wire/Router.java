package gantry.wire;

import gantry.operations.AwsException;
import gantry.operations.InternalFailure;
import gantry.operations.ServiceUnavailable;
import gantry.operations.ThrottlingException;
import gantry.wire.http.HttpHandler;
import gantry.wire.http.HttpRequest;
import gantry.wire.http.HttpResponse;
import gantry.wire.http.HttpServerOptions;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Many services on one port. Refuses a foreign Host or Origin first; then {@code X-Amz-Target}
 * decides, then a reserved path ({@code /_gantry/…}), then whether a browser asks; what is left is
 * unknown. Immutable once built.
 */
public final class Router implements HttpHandler {
    private static final String CONSOLE = "/_gantry/console";

    private final HostGuard hosts;
    private final OriginGuard origins;
    private final AwsJson json;
    private final Map<String, Function<HttpRequest, HttpResponse>> routes = new HashMap<>();
    private final List<Prefix> prefixes = new ArrayList<>();

    /** Whatever lies below a path. */
    private record Prefix(String method, String path, Function<HttpRequest, HttpResponse> answer) {
        boolean covers(HttpRequest request) {
            return request.method().equals(method) && request.path().startsWith(path);
        }
    }

    private Router(HttpServerOptions options, AwsJson json) {
        this.hosts = new HostGuard(options.allowedHosts());
        this.origins = new OriginGuard(options.allowedOrigins());
        this.json = json;
    }

    public static Builder builder(HttpServerOptions options, AwsJson json) {
        return new Builder(new Router(options, json));
    }

    /** Collects the reserved paths. */
    public static final class Builder {
        private final Router router;

        private Builder(Router router) {
            this.router = router;
        }

        /** Answers one method of one path, which is compared as it was sent, without the query. */
        public Builder route(
                String method, String path, Function<HttpRequest, HttpResponse> answer) {
            if (router.routes.putIfAbsent(method + " " + path, answer) != null) {
                throw new IllegalStateException(method + " " + path + " is routed twice");
            }
            return this;
        }

        /** Answers one method of all paths that begin so; exact routes come first. */
        public Builder below(
                String method, String path, Function<HttpRequest, HttpResponse> answer) {
            if (!path.endsWith("/")) {
                throw new IllegalArgumentException(path + " is no folder");
            }
            router.prefixes.add(new Prefix(method, path, answer));
            return this;
        }

        /** {@code POST /_gantry/echo}, to the operation {@link Echo}. */
        public Builder echo() {
            return route("POST", "/_gantry/echo", request -> router.json.serve(request, Echo.ID));
        }

        public Router build() {
            return router;
        }
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        String host = request.host();
        if (host == null || request.headers("Host").size() > 1 || !hosts.allows(host)) {
            return json.refuse(foreignHost(host));
        }
        String origin = request.header("Origin");
        if (origin == null) {
            return route(request);
        }
        if (!origins.allows(origin, host)) {
            return json.refuse(foreignOrigin());
        }
        if (OriginGuard.isPreflight(request)) {
            return OriginGuard.preflight(request, origin);
        }
        HttpResponse response = route(request);
        return origins.isConfigured(origin) ? response.with(OriginGuard.headers(origin)) : response;
    }

    private static AwsException foreignHost(@Nullable String host) {
        return refused(
                host == null
                        ? "The request has no Host."
                        : "The Host of the request is not one this server answers to; call it as"
                                + " localhost or 127.0.0.1.");
    }

    private static AwsException foreignOrigin() {
        return refused(
                "The Origin of the request is another web site; browsers may call this server from"
                        + " its own pages only.");
    }

    private static AwsException refused(String message) {
        return new AwsException(403, "AccessDeniedException", message);
    }

    private HttpResponse route(HttpRequest request) {
        String target = request.header("X-Amz-Target");
        if (target != null) {
            return json.serve(request, target);
        }
        if (FetchMetadata.isForeign(request, CONSOLE)) {
            return json.refuse(foreignOrigin());
        }
        var route = findRoute(request);
        if (route != null) {
            return answer(route, request);
        }
        if (isBrowser(request) && routes.containsKey("GET " + CONSOLE)) {
            return HttpResponse.empty(302, new HttpResponse.Header("Location", CONSOLE));
        }
        int status = request.path().equals("/") && request.method().equals("POST") ? 400 : 404;
        return json.refuse(new AwsException(status, "UnknownOperationException", null));
    }

    private @Nullable Function<HttpRequest, HttpResponse> findRoute(HttpRequest request) {
        var route = routes.get(request.method() + " " + request.path());
        if (route != null) {
            return route;
        }
        for (Prefix prefix : prefixes) {
            if (prefix.covers(request)) {
                return prefix.answer();
            }
        }
        return null;
    }

    private HttpResponse answer(Function<HttpRequest, HttpResponse> route, HttpRequest request) {
        try {
            return route.apply(request);
        } catch (AwsException e) {
            return json.refuse(e);
        }
    }

    /** An unsigned GET of the root that would rather have a page. */
    private static boolean isBrowser(HttpRequest request) {
        String accept = request.header("Accept");
        return request.method().equals("GET")
                && request.path().equals("/")
                && request.header("Authorization") == null
                && accept != null
                && accept.toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    @Override
    public HttpResponse refuse(Refusal refusal) {
        return json.refuse(
                switch (refusal) {
                    case MALFORMED ->
                            new AwsException(400, "MalformedHttpRequestException", "No HTTP.");
                    case LINE_TOO_LONG ->
                            new AwsException(414, "RequestUriTooLong", "The URI is too long.");
                    case HEADERS_TOO_LARGE ->
                            new AwsException(
                                    431, "RequestHeaderTooLarge", "The headers are too large.");
                    case BODY_TOO_LARGE ->
                            new AwsException(
                                    413,
                                    "RequestEntityTooLargeException",
                                    "The request is larger than the service accepts.");
                    case OVERLOADED -> new ThrottlingException();
                    case STOPPING -> new ServiceUnavailable("The server is stopping.");
                    case BROKEN -> new InternalFailure(new IllegalStateException("handler"));
                });
    }
}
