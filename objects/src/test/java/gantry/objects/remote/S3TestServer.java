package gantry.objects.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import gantry.objects.store.ByteRange;
import gantry.objects.store.GetRequest;
import gantry.objects.store.ListRequest;
import gantry.objects.store.ObjectPage;
import gantry.objects.store.ObjectStore;
import gantry.objects.store.StoredObject;
import gantry.operations.AwsException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * As much of S3's REST protocol as the client needs, with paths that begin with the bucket, before
 * a store in this process.
 */
final class S3TestServer implements AutoCloseable {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final ObjectStore store;
    private final HttpServer http;

    /** The value of each request's Authorization header. */
    final List<String> authorizations = new CopyOnWriteArrayList<>();

    /** Answers with the whole object, whatever part is asked for. */
    volatile boolean ignoresRanges;

    S3TestServer(ObjectStore store) throws IOException {
        this.store = store;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle);
        http.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String[] path = exchange.getRequestURI().getRawPath().substring(1).split("/", 2);
        String bucket = decode(path[0]);
        try (exchange) {
            try {
                if (path.length == 1 || path[1].isEmpty()) {
                    bucket(exchange, bucket);
                } else {
                    object(exchange, bucket, decode(path[1]));
                }
            } catch (AwsException e) {
                xml(
                        exchange,
                        e.status(),
                        "<Error><Code>%s</Code><Message>%s</Message></Error>"
                                .formatted(e.code(), escape(String.valueOf(e.getMessage()))));
            }
        }
    }

    private void bucket(HttpExchange exchange, String bucket) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "HEAD" -> {
                store.headBucket(bucket);
                exchange.sendResponseHeaders(200, -1);
            }
            case "PUT" -> {
                store.createBucket(bucket);
                exchange.sendResponseHeaders(200, -1);
            }
            default -> list(exchange, bucket);
        }
    }

    private void list(HttpExchange exchange, String bucket) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI());
        ObjectPage page =
                store.list(
                        new ListRequest(
                                bucket,
                                query.getOrDefault("prefix", ""),
                                query.getOrDefault("delimiter", ""),
                                query.get("start-after"),
                                query.get("continuation-token"),
                                Integer.parseInt(query.getOrDefault("max-keys", "1000"))));
        var text = new StringBuilder("<ListBucketResult>");
        text.append("<EncodingType>url</EncodingType>");
        text.append("<IsTruncated>").append(page.nextToken() != null).append("</IsTruncated>");
        if (page.nextToken() != null) {
            text.append("<NextContinuationToken>")
                    .append(page.nextToken())
                    .append("</NextContinuationToken>");
        }
        for (StoredObject object : page.objects()) {
            text.append(
                    "<Contents><Key>%s</Key><LastModified>%s</LastModified><ETag>%s</ETag><Size>%d</Size></Contents>"
                            .formatted(
                                    urlEncode(object.key()),
                                    Instant.ofEpochMilli(object.lastModifiedMs()),
                                    escape(object.etag()),
                                    object.size()));
        }
        for (String prefix : page.prefixes()) {
            text.append("<CommonPrefixes><Prefix>")
                    .append(urlEncode(prefix))
                    .append("</Prefix></CommonPrefixes>");
        }
        xml(exchange, 200, text.append("</ListBucketResult>").toString());
    }

    private void object(HttpExchange exchange, String bucket, String key) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                StoredObject object = store.put(bucket, key, exchange.getRequestBody());
                exchange.getResponseHeaders().set("ETag", object.etag());
                exchange.sendResponseHeaders(200, -1);
            }
            case "DELETE" -> {
                store.delete(bucket, key);
                exchange.sendResponseHeaders(204, -1);
            }
            case "HEAD" -> {
                StoredObject object = store.head(bucket, key);
                describe(exchange, object);
                exchange.getResponseHeaders().set("Content-Length", Long.toString(object.size()));
                exchange.sendResponseHeaders(200, -1);
            }
            default -> get(exchange, bucket, key);
        }
    }

    private void get(HttpExchange exchange, String bucket, String key) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        var content =
                store.get(
                        new GetRequest(
                                bucket,
                                key,
                                range == null || ignoresRanges ? null : ByteRange.find(range),
                                exchange.getRequestHeaders().getFirst("If-Match")));
        describe(exchange, content.object());
        if (content.part() != null) {
            exchange.getResponseHeaders().set("Content-Range", content.part().contentRange());
        }
        try (var body = content.body()) {
            exchange.sendResponseHeaders(
                    content.part() == null ? 200 : 206,
                    content.length() == 0 ? -1 : content.length());
            body.transferTo(exchange.getResponseBody());
        }
    }

    private static void describe(HttpExchange exchange, StoredObject object) {
        exchange.getResponseHeaders().set("ETag", object.etag());
        exchange.getResponseHeaders()
                .set(
                        "Last-Modified",
                        HTTP_DATE.format(Instant.ofEpochMilli(object.lastModifiedMs())));
    }

    private static void xml(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes =
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text)
                        .getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> query(URI uri) {
        var query = new LinkedHashMap<String, String>();
        String raw = uri.getRawQuery();
        for (String part : raw == null ? new String[0] : raw.split("&")) {
            String[] pair = part.split("=", 2);
            query.put(decode(pair[0]), pair.length > 1 ? decode(pair[1]) : "");
        }
        return query;
    }

    private static String decode(@Nullable String text) {
        return URLDecoder.decode(String.valueOf(text).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String urlEncode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
