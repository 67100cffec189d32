package gantry.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/**
 * What a text may cost, checked while it is read: its UTF-8 length in bytes, how deep values nest,
 * the length of one number and of one string or key in characters.
 *
 * <p>Make one per use and keep it: it holds the parsers' shared tables.
 */
public final class JsonLimits {
    /** Jackson's own default bound ({@code StreamReadConstraints.DEFAULT_MAX_DEPTH} of 2.15 on). */
    public static final int DEFAULT_MAX_DEPTH = 1_000;

    /** Input, output, result of a state (AWS service quotas, "Maximum input or output size"). */
    public static final int MAX_PAYLOAD_BYTES = 262_144;

    /** A definition, or a request (AWS service quotas, "Maximum request size"). */
    public static final int MAX_DEFINITION_BYTES = 1_048_576;

    /** For texts from outside without a quota of their own. */
    public static final JsonLimits DEFAULT = ofBytes(16 * 1_048_576);

    public static final JsonLimits PAYLOAD = ofBytes(MAX_PAYLOAD_BYTES);

    public static final JsonLimits DEFINITION = ofBytes(MAX_DEFINITION_BYTES);

    /**
     * For texts this process printed itself: states may nest a value deeper, step by step, than a
     * text from outside may.
     */
    public static final JsonLimits PRINTED =
            new JsonLimits(
                    Integer.MAX_VALUE, Integer.MAX_VALUE, JsonNumber.MAX_LENGTH, Integer.MAX_VALUE);

    private final int maxBytes;
    private final int maxDepth;
    private final int maxNumberLength;
    private final int maxStringLength;
    private final JsonFactory factory;

    JsonLimits(int maxBytes, int maxDepth, int maxNumberLength, int maxStringLength) {
        if (maxBytes < 1 || maxDepth < 1 || maxNumberLength < 1 || maxStringLength < 1) {
            throw new IllegalArgumentException("A limit below 1 admits no text");
        }
        this.maxBytes = maxBytes;
        this.maxDepth = maxDepth;
        this.maxNumberLength = maxNumberLength;
        this.maxStringLength = maxStringLength;
        this.factory = newFactory();
    }

    /** So many bytes of UTF-8, everything else by default. */
    public static JsonLimits ofBytes(int maxBytes) {
        return new JsonLimits(maxBytes, DEFAULT_MAX_DEPTH, JsonNumber.MAX_LENGTH, maxBytes);
    }

    int maxBytes() {
        return maxBytes;
    }

    int maxNumberLength() {
        return maxNumberLength;
    }

    JsonFactory factory() {
        return factory;
    }

    private JsonFactory newFactory() {
        var constraints =
                StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .maxNumberLength(maxNumberLength)
                        .maxStringLength(maxStringLength)
                        .maxNameLength(maxStringLength)
                        .build();
        return JsonFactory.builder()
                .streamReadConstraints(constraints)
                // Keys come from outside: the JVM's table of interned strings is not for them.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // Many keys of one hash: the parser then stops sharing keys instead of refusing
                // them.
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                // Bytes are UTF-8 and nothing else (RFC 8259, section 8.1).
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                // Virtual threads are many and short: buffers belong to a pool, not to a thread.
                .recyclerPool(JsonRecyclerPools.sharedBoundedPool())
                .build();
    }
}
