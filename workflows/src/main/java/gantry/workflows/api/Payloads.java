package gantry.workflows.api;

import gantry.json.Json;
import gantry.json.JsonLimits;
import gantry.json.JsonParseException;
import gantry.json.Payload;
import gantry.operations.ValidationException;

import java.util.function.Function;

/** Reads the JSON texts that requests carry. */
final class Payloads {
    private Payloads() {}

    /**
     * The one JSON value of a text, with the text kept as it was sent.
     *
     * @param member whose text it is
     * @param refusal makes the operation's error of Jackson's sentence
     * @throws ValidationException it is longer than a payload may be, in bytes of UTF-8
     */
    static Payload parse(
            String text, String member, Function<String, ? extends RuntimeException> refusal) {
        try {
            return Payload.parse(text, JsonLimits.PAYLOAD);
        } catch (JsonParseException e) {
            if (Json.utf8Length(text) > JsonLimits.MAX_PAYLOAD_BYTES) {
                // A sensitive value is not repeated.
                throw new ValidationException(
                        "1 validation error detected: Value at '"
                                + member
                                + "' failed to satisfy constraint: Member must have length less"
                                + " than or equal to "
                                + JsonLimits.MAX_PAYLOAD_BYTES);
            }
            throw refusal.apply(e.message());
        }
    }
}
