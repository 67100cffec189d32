package gantry.states.intrinsics;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonLimits;
import gantry.json.JsonParseException;
import gantry.states.values.WideIntegers;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;

/** The functions on strings, but for Format. */
final class TextFunctions {
    private TextFunctions() {}

    /** Of an empty or blank text it is null, as recorded. */
    static @Nullable Object toJson(Arguments arguments) {
        String text = arguments.text(0);
        if (text.isBlank()) {
            return null;
        }
        try {
            return WideIntegers.asDoubles(Json.parse(text, JsonLimits.PAYLOAD));
        } catch (JsonParseException wrong) {
            throw new IntrinsicFailure(
                    "The argument of States.StringToJson is no JSON: " + wrong.getMessage());
        }
    }

    static String fromJson(Arguments arguments) {
        return Bounded.print(arguments.value(0), arguments);
    }

    /** Every character of the second argument separates; empty pieces are dropped. */
    static JsonArray split(Arguments arguments) {
        String text = arguments.text(0);
        var separators = new BitSet(); // the text may name as many as the other has characters
        arguments.text(1).chars().forEach(separators::set);
        var pieces = JsonArray.builder();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || separators.get(text.charAt(i))) {
                if (i > from) {
                    pieces.add(text.substring(from, i));
                }
                from = i + 1;
            }
        }
        return pieces.build();
    }
}
