package gantry.server;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.wire.http.HttpRequest;
import gantry.wire.http.HttpResponse;
import gantry.wire.http.HttpResponse.Header;

import java.util.List;

/**
 * {@code GET /_gantry/health}: 200 with {@code {url, httpsUrl}} while the server does its work, 503
 * while it starts or stops. Safe for any thread.
 */
final class Health {
    private static final List<Header> HEADERS =
            List.of(
                    new Header("Content-Type", "application/json"),
                    new Header("Cache-Control", "no-store"));

    private volatile HttpResponse answer = answer(503, JsonObject.of("status", "starting"));

    HttpResponse answer(HttpRequest request) {
        return answer;
    }

    /** HTTPS is not built yet, so {@code httpsUrl} is null. */
    void ready(String url) {
        answer = answer(200, JsonObject.of("url", url, "httpsUrl", null));
    }

    void stopping() {
        answer = answer(503, JsonObject.of("status", "stopping"));
    }

    private static HttpResponse answer(int status, JsonObject body) {
        return new HttpResponse(status, HEADERS, Json.printUtf8(body));
    }
}
