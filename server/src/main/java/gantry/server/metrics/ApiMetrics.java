package gantry.server.metrics;

import gantry.metrics.Exposition;
import gantry.operations.TokenBuckets.Limit;
import gantry.wire.ApiFigures;
import gantry.wire.http.HttpFigures;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Requests over HTTP. */
final class ApiMetrics {
    private static final String SERVICE = "service";
    private static final String OPERATION = "operation";
    private static final String API_NAME = "api_name";
    private static final String THROTTLED = "ThrottlingException";
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private ApiMetrics() {}

    static void write(Exposition to, ApiFigures figures, Map<String, Limit> rates) {
        var all = figures.operations();
        var requests =
                to.counter(
                        "gantry_api_requests_total",
                        "Requests for operations; error is empty where they succeeded.");
        all.forEach(
                (id, each) -> {
                    String[] labels = {SERVICE, id.service(), OPERATION, id.name(), "error", ""};
                    requests.with(each.succeeded(), labels);
                    each.failed()
                            .forEach(
                                    (error, count) -> {
                                        labels[labels.length - 1] = error;
                                        requests.with(count.sum(), labels);
                                    });
                });
        var latencies =
                to.histogram(
                        "gantry_api_request_seconds",
                        "From the complete request to its answer.",
                        NANOS_PER_SECOND);
        all.forEach(
                (id, each) ->
                        latencies.with(
                                each.latencies(), SERVICE, id.service(), OPERATION, id.name()));
        var throttled =
                to.counter("gantry_states_throttled_events_total", "Requests that were throttled.");
        all.forEach(
                (id, each) -> {
                    LongAdder count = each.failed().get(THROTTLED);
                    if (id.service().equals("states") && count != null) {
                        throttled.with(count.sum(), API_NAME, id.name());
                    }
                });
        var sizes =
                to.gauge("gantry_states_provisioned_bucket_size", "Calls at once after a rest.");
        rates.forEach((name, limit) -> sizes.with(limit.size(), API_NAME, name));
        var refills = to.gauge("gantry_states_provisioned_refill_rate", "Calls a second.");
        rates.forEach((name, limit) -> refills.with(limit.perSecond(), API_NAME, name));
    }

    static void write(Exposition to, HttpFigures http) {
        to.gauge("gantry_http_connections", "Open connections.").with(http.connections());
        to.gauge("gantry_http_requests_in_flight", "Requests not fully answered.")
                .with(http.inFlight());
        to.gauge("gantry_http_buffered_bytes", "Of request bodies and unsent answers.")
                .with(http.bufferedBytes());
        to.counter("gantry_http_requests_refused_total", "Requests beyond what may be in hand.")
                .with(http.overloaded());
        to.counter("gantry_http_connections_refused_total", "Connections beyond their number.")
                .with(http.closedConnections());
    }
}
