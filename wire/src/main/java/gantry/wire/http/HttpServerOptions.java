package gantry.wire.http;

import java.util.List;

/**
 * Where a server listens and whom it believes.
 *
 * @param host address to bind, {@code 127.0.0.1}
 * @param port 0 picks a free one
 * @param allowedHosts names beside loopback ones that a Host header may carry, with or without port
 * @param allowedOrigins web origins ({@code https://console.example.com}) whose pages may call
 */
public record HttpServerOptions(
        String host,
        int port,
        List<String> allowedHosts,
        List<String> allowedOrigins,
        HttpLimits limits) {
    public HttpServerOptions {
        allowedHosts = List.copyOf(allowedHosts);
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** Loopback only, no web pages but its own, default limits. */
    public static HttpServerOptions loopback(int port) {
        return new HttpServerOptions("127.0.0.1", port, List.of(), List.of(), HttpLimits.DEFAULT);
    }

    public HttpServerOptions withLimits(HttpLimits other) {
        return new HttpServerOptions(host, port, allowedHosts, allowedOrigins, other);
    }
}
