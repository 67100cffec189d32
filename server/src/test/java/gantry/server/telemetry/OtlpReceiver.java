package gantry.server.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Takes OTLP/HTTP with protobuf, as a collector does. */
final class OtlpReceiver implements AutoCloseable {
    final List<Span> spans = new CopyOnWriteArrayList<>();
    final List<LogRecord> logs = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    final List<String> services = new CopyOnWriteArrayList<>();
    private final HttpServer http;

    /** On a port; 0 for a free one. */
    OtlpReceiver(int port) {
        try {
            http =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/v1/traces", this::takeTraces);
        http.createContext("/v1/logs", this::takeLogs);
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    private void takeTraces(HttpExchange exchange) throws IOException {
        var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
        for (var resource : request.getResourceSpansList()) {
            resource.getResource()
                    .getAttributesList()
                    .forEach(each -> services.add(each.getValue().getStringValue()));
            resource.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
        }
        answer(exchange);
    }

    private void takeLogs(HttpExchange exchange) throws IOException {
        var request = ExportLogsServiceRequest.parseFrom(exchange.getRequestBody());
        for (var resource : request.getResourceLogsList()) {
            resource.getScopeLogsList().forEach(scope -> logs.addAll(scope.getLogRecordsList()));
        }
        answer(exchange);
    }

    private void answer(HttpExchange exchange) throws IOException {
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    boolean hasSpan(Predicate<Span> wanted) {
        return spans.stream().anyMatch(wanted);
    }

    Span require(String name) {
        return spans.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No span " + name + " in " + spans));
    }

    static String attribute(Span span, String name) {
        return span.getAttributesList().stream()
                .filter(each -> each.getKey().equals(name))
                .map(each -> each.getValue().getStringValue())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + name + " in " + span));
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
