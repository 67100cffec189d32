package gantry.states.expressions;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonLimits;
import gantry.json.JsonNumber;
import gantry.json.JsonParseException;
import gantry.jsonata.Functions;
import gantry.jsonata.Jsonata;
import gantry.jsonata.values.Call;
import gantry.jsonata.values.JsonataException;
import gantry.states.values.Codes;
import gantry.states.values.WideIntegers;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The functions that Step Functions adds to those of JSONata; {@code $eval} it takes away. What is
 * not said in AWS's pages was measured.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Transforming
 *     data with JSONata</a>
 */
final class StatesFunctions {
    static final Functions TABLE =
            Functions.standard()
                    .without("eval")
                    .with("partition", "<xn?:a>", 2, StatesFunctions::partition)
                    .with("range", "<nnn?:a>", 3, StatesFunctions::range)
                    .with("hash", "<ss?:s>", 2, StatesFunctions::hash)
                    .with("random", "<n?:n>", 1, StatesFunctions::random)
                    .with("uuid", "<:s>", 0, call -> Codes.uuid(call.random()))
                    .with("parse", "<s?:x>", 1, StatesFunctions::parse);

    private static final int ELEMENT_BYTES = 8;

    private StatesFunctions() {}

    /** The array in pieces of a size; undefined for none of it, or pieces of nothing. */
    private static @Nullable Object partition(Call call) {
        if (call.isUndefined(0) || call.isUndefined(1)) {
            return Jsonata.UNDEFINED;
        }
        if (!(call.argument(0) instanceof List<?> array)) {
            throw new JsonataException("T0412").token("partition").index(1).detail("values");
        }
        double size = truncated(call, 1);
        if (size < 0) {
            throw failure("Second argument must be zero or greater");
        }
        if (size == 0 || array.isEmpty()) {
            return Jsonata.UNDEFINED;
        }
        call.work(array.size());
        call.allocate(((long) array.size()) * ELEMENT_BYTES);
        int step = (int) Math.min(size, array.size());
        var pieces = JsonArray.builder();
        for (int from = 0; from < array.size(); from += step) {
            int to = Math.min(array.size(), from + step);
            pieces.add(JsonArray.copyOf(array.subList(from, to)));
        }
        return pieces.build();
    }

    /** From the first number in steps to the last; undefined if the step does not lead there. */
    private static @Nullable Object range(Call call) {
        if (call.isUndefined(0) || call.isUndefined(1) || call.isUndefined(2)) {
            return Jsonata.UNDEFINED;
        }
        double first = truncated(call, 0);
        double step = truncated(call, 2);
        double count = Math.floor((truncated(call, 1) - first) / step) + 1;
        if (step == 0 || !(count >= 1)) {
            return Jsonata.UNDEFINED;
        }
        if (count > StatesLimits.MAX_RANGE) {
            throw JsonataException.exceeded(JsonataException.Bound.MEMORY);
        }
        if (count == 1) {
            return (long) first; // a sequence of one stands for it
        }
        call.work((long) count);
        call.allocate(((long) count) * ELEMENT_BYTES);
        var numbers = JsonArray.builder();
        for (long i = 0; i < count; i++) {
            numbers.add((long) first + i * (long) step);
        }
        return numbers.build();
    }

    private static Object hash(Call call) {
        if (call.isUndefined(0) || call.isUndefined(1)) {
            return Jsonata.UNDEFINED;
        }
        String algorithm = call.text(1);
        if (!Codes.ALGORITHMS.contains(algorithm)) {
            throw failure("Unsupported hash algorithm: " + algorithm);
        }
        call.work(call.text(0).length() >> 3);
        return Codes.hash(algorithm, call.text(0));
    }

    /** Bit for bit what Java's own generator makes of the seed. */
    private static Object random(Call call) {
        return call.isUndefined(0)
                ? call.random().nextDouble()
                : new Random((long) truncated(call, 0)).nextDouble();
    }

    private static @Nullable Object parse(Call call) {
        if (call.isUndefined(0)) {
            return Jsonata.UNDEFINED;
        }
        String text = call.text(0);
        call.work(text.length() >> 3);
        call.allocate(text.length());
        Object value;
        try {
            value = Json.parseUnique(text, JsonLimits.DEFAULT);
        } catch (JsonParseException e) {
            throw failure("Invalid JSON: " + e.getMessage());
        }
        if (!isWithinDoubles(value)) {
            throw failure("Invalid JSON: a number is out of range");
        }
        return WideIntegers.asDoubles(value);
    }

    /** Recursion is as deep as the text nests, which the parser bounds. */
    private static boolean isWithinDoubles(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object ->
                    object.values().stream().allMatch(StatesFunctions::isWithinDoubles);
            case List<?> array -> array.stream().allMatch(StatesFunctions::isWithinDoubles);
            case JsonNumber number -> Double.isFinite(number.doubleValue());
            case null, default -> true;
        };
    }

    /** Towards zero. */
    private static double truncated(Call call, int index) {
        double number = call.number(index);
        return number < 0 ? Math.ceil(number) + 0.0 : Math.floor(number);
    }

    private static JsonataException failure(String sentence) {
        return new JsonataException("D3137").detail(sentence);
    }
}
