package gantry.wire;

import gantry.operations.ValidationException;
import gantry.wire.http.HttpRequest;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The parameters of a request's query; of one that comes twice the first. Immutable. */
public final class Query {
    private final Map<String, String> parameters = new HashMap<>();

    private Query() {}

    /**
     * What the request carries; its first line is bounded, so this is.
     *
     * @throws ValidationException it is not well encoded
     */
    public static Query of(HttpRequest request) {
        var query = new Query();
        String text = request.query();
        if (text != null) {
            for (String part : text.split("&", -1)) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                query.parameters.putIfAbsent(decode(name), decode(value));
            }
        }
        return query;
    }

    public @Nullable String find(String name) {
        return parameters.get(name);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new ValidationException("The query of the URL is not percent-encoded UTF-8.");
        }
    }
}
