package gantry.jsonata.values;

import gantry.json.JsonArray;
import gantry.json.JsonNumber;
import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Makes the result of an evaluation plain, immutable JSON: sequences become arrays, made objects
 * JsonObjects, doubles are spelled as JavaScript does. NaN and ±Infinity stay doubles for the host
 * to judge. What came from the input is passed on as it is.
 */
public final class Seal {
    private final Budget budget;

    public Seal(Budget budget) {
        this.budget = budget;
    }

    /** Undefined and a function are passed on; a function inside a value becomes "". */
    public @Nullable Object result(@Nullable Object value) {
        return value instanceof Undefined || value instanceof FunctionValue
                ? value
                : plain(value, 0);
    }

    /** Whether a value needs no sealing, decided without looking inside. */
    public static boolean isPlain(@Nullable Object value) {
        return !(value instanceof Seq
                || value instanceof Made
                || value instanceof FunctionValue
                || value instanceof Undefined
                || value instanceof Double);
    }

    private @Nullable Object plain(@Nullable Object value, int nesting) {
        return switch (value) {
            case Seq seq -> array(seq, Budget.deeper(nesting));
            case Made made -> object(made, Budget.deeper(nesting));
            case FunctionValue _ -> "";
            case Undefined _ -> null;
            case Double number -> number(number);
            case null, default -> value;
        };
    }

    private Number number(double value) {
        double size = Math.abs(value);
        // Within this range Java and JavaScript spell a double alike.
        boolean alike = size >= 1e-3 && size < 1e7 && !Numbers.isInteger(value);
        if (alike || !Double.isFinite(value)) {
            return value;
        }
        var exact = Numbers.of(value);
        return exact instanceof Long ? exact : JsonNumber.of(Numbers.text(value));
    }

    private JsonArray array(Seq seq, int nesting) {
        int size = seq.size();
        budget.array(size);
        budget.work(size);
        var builder = JsonArray.builder();
        for (int i = 0; i < size; i++) {
            builder.add(plain(seq.get(i), nesting));
        }
        return builder.build();
    }

    private JsonObject object(Made made, int nesting) {
        budget.object(made.size());
        budget.work(made.size());
        var builder = JsonObject.builder();
        for (Map.Entry<String, @Nullable Object> entry : made.entrySet()) {
            builder.put(entry.getKey(), plain(entry.getValue(), nesting));
        }
        return builder.build();
    }
}
