package gantry.logs.api;

import gantry.json.Json;
import gantry.json.JsonLimits;
import gantry.json.JsonParseException;
import gantry.operations.OperationId;
import gantry.operations.Request;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * nextTokens of lists: where the next page begins, with the operation it belongs to. They are no
 * secret and grant nothing; what is not one of ours is refused.
 */
final class Tokens {
    private static final JsonLimits LIMITS = JsonLimits.ofBytes(8_192);

    private Tokens() {}

    static String of(OperationId operation, Object... place) {
        var content = new ArrayList<Object>(List.of(operation.name()));
        content.addAll(List.of(place));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.printUtf8(content));
    }

    /** The place in a request's token; null if it has none. */
    static @Nullable List<?> find(OperationId operation, Request request, int size) {
        String token = request.findString("nextToken");
        if (token == null) {
            return null;
        }
        try {
            byte[] text = Base64.getUrlDecoder().decode(token.getBytes(StandardCharsets.UTF_8));
            if (Json.parse(text, LIMITS) instanceof List<?> content
                    && content.size() == size + 1
                    && operation.name().equals(content.getFirst())) {
                return content.subList(1, content.size());
            }
        } catch (IllegalArgumentException | JsonParseException _) {
            // said below
        }
        throw Refusals.invalidToken();
    }

    static String text(List<?> place, int index) {
        return place.get(index) instanceof String text ? text : refuse();
    }

    static long number(List<?> place, int index) {
        return place.get(index) instanceof Long number ? number : Long.parseLong(refuse());
    }

    private static String refuse() {
        throw Refusals.invalidToken();
    }
}
