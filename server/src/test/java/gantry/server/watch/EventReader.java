package gantry.server.watch;

import gantry.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Predicate;

/** Reads server-sent events as a browser does. */
final class EventReader implements AutoCloseable {
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    /** One event. */
    record Sent(String name, @Nullable String id, Map<?, ?> data) {}

    EventReader(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    @Nullable String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** The next event; null where the stream has ended. */
    @Nullable Sent next() throws IOException {
        String name = "message";
        String id = null;
        String data = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.isEmpty() && data != null) {
                return new Sent(name, id, object(data));
            }
        }
        return null;
    }

    /** The next event, which must come. */
    Sent require() throws IOException {
        Sent sent = next();
        if (sent == null) {
            throw new AssertionError("The stream has ended");
        }
        return sent;
    }

    /** Reads on to the first that is so. */
    Sent until(Predicate<Sent> wanted) throws IOException {
        Sent sent = require();
        while (!wanted.test(sent)) {
            sent = require();
        }
        return sent;
    }

    private static Map<?, ?> object(String json) {
        if (Json.parse(json) instanceof Map<?, ?> map) {
            return map;
        }
        throw new AssertionError(json);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
