package gantry.workflows.api;

import gantry.json.Json;
import gantry.operations.OperationId;
import gantry.operations.Request;
import gantry.workflows.errors.InvalidToken;
import gantry.workflows.tokens.Seal;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How lists come in pages. A nextToken carries the place where the next page begins, sealed
 * together with the operation, the arguments and the end of its life: nothing is kept for it.
 */
final class Pages {
    /** What {@code maxResults} 0 or absent means (API reference). */
    static final int DEFAULT_RESULTS = 100;

    /** "Using an expired pagination token will return an HTTP 400 InvalidToken error", 24 hours. */
    static final Duration TOKEN_LIFE = Duration.ofHours(24);

    private final Seal seal;
    private final InstantSource clock;

    Pages(Seal seal, InstantSource clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Some lines of a list.
     *
     * @param nextToken null on the last page
     */
    record Page<T>(List<T> items, @Nullable String nextToken) {}

    /** Reads at most so many lines behind a place. */
    @FunctionalInterface
    interface Source<T> {
        List<T> read(String place, int limit);
    }

    /**
     * The page that a request asks for.
     *
     * @param placeOf the place behind a line, as {@code source} takes it
     * @throws InvalidToken the nextToken is not of this operation and these arguments, or too old
     */
    <T> Page<T> read(
            OperationId operation, Request request, Source<T> source, Function<T, String> placeOf) {
        int size = maxResults(request);
        List<T> found = source.read(place(operation, request), size + 1);
        if (found.size() <= size) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, size);
        return new Page<>(items, token(operation, request, placeOf.apply(items.getLast())));
    }

    static int maxResults(Request request) {
        int asked = request.intOr("maxResults", 0);
        return asked == 0 ? DEFAULT_RESULTS : asked;
    }

    /**
     * Where the page begins that a request asks for; empty for the first one.
     *
     * @throws InvalidToken the nextToken is not of this operation and these arguments, or too old
     */
    String place(OperationId operation, Request request) {
        String token = request.findString("nextToken");
        if (token == null) {
            return "";
        }
        byte[] content = seal.open(purpose(operation, request), token);
        if (content == null || content.length < Long.BYTES) {
            throw new InvalidToken();
        }
        var in = ByteBuffer.wrap(content);
        if (in.getLong() <= clock.millis()) {
            throw new InvalidToken();
        }
        return StandardCharsets.UTF_8.decode(in).toString();
    }

    /** The nextToken for a page that begins at this place. */
    String token(OperationId operation, Request request, String place) {
        byte[] text = place.getBytes(StandardCharsets.UTF_8);
        var content = ByteBuffer.allocate(Long.BYTES + text.length);
        content.putLong(clock.millis() + TOKEN_LIFE.toMillis()).put(text);
        return seal.seal(purpose(operation, request), content.array());
    }

    /** All arguments but the size of the page, which may change from page to page. */
    private static String purpose(OperationId operation, Request request) {
        var bound = new TreeMap<String, @Nullable Object>(request.members());
        bound.remove("nextToken");
        bound.remove("maxResults");
        bound.values().removeIf(value -> value == null);
        return "page " + operation + " " + Json.print(bound);
    }
}
