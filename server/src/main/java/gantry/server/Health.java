package gantry.server;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.wire.http.HttpRequest;
import gantry.wire.http.HttpResponse;
import gantry.wire.http.HttpResponse.Header;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * How the server is, for who started it and for who watches over it. Safe for any thread.
 *
 * <ul>
 *   <li>{@code GET /_gantry/health}: 200 with {@code {url, httpsUrl}} while the server does its
 *       work, 503 while it starts or stops.
 *   <li>{@code GET /_gantry/ready}: as health, but 503 too while the disk is full. Who is not ready
 *       gets no requests.
 *   <li>{@code GET /_gantry/live}: 200 as long as it answers at all. It says nothing of recovery,
 *       of stopping or of the disk: a restart would mend none of these.
 * </ul>
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/">Liveness,
 *     readiness and startup probes</a>
 */
final class Health {
    static final String HEALTH = "/_gantry/health";
    static final String READY = "/_gantry/ready";
    static final String LIVE = "/_gantry/live";

    /** Answered while the server recovers, too. */
    static final Set<String> PATHS = Set.of(HEALTH, READY, LIVE);

    private static final List<Header> HEADERS =
            List.of(
                    new Header("Content-Type", "application/json"),
                    new Header("Cache-Control", "no-store"));
    private static final HttpResponse ALIVE = answer(200, "live");
    private static final HttpResponse DISK_FULL = answer(503, "diskFull");

    private final BooleanSupplier diskHasRoom;
    private volatile HttpResponse answer = answer(503, "starting");

    Health(BooleanSupplier diskHasRoom) {
        this.diskHasRoom = diskHasRoom;
    }

    HttpResponse health(HttpRequest request) {
        return answer;
    }

    HttpResponse live(HttpRequest request) {
        return ALIVE;
    }

    HttpResponse ready(HttpRequest request) {
        HttpResponse now = answer;
        return now.status() != 200 || diskHasRoom.getAsBoolean() ? now : DISK_FULL;
    }

    /** HTTPS is not built yet, so {@code httpsUrl} is null. */
    void ready(String url) {
        answer = answer(200, JsonObject.of("url", url, "httpsUrl", null));
    }

    void stopping() {
        answer = answer(503, "stopping");
    }

    private static HttpResponse answer(int status, String word) {
        return answer(status, JsonObject.of("status", word));
    }

    private static HttpResponse answer(int status, JsonObject body) {
        return new HttpResponse(status, HEADERS, Json.printUtf8(body));
    }
}
