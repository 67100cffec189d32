package gantry.states.intrinsics;

import gantry.json.Json;
import gantry.json.JsonArray;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;

/** The functions on arrays. */
final class ArrayFunctions {
    /** Elements that States.ArrayRange makes at most (AWS, "Intrinsic functions"). */
    static final int MAX_RANGE = 1_000;

    private ArrayFunctions() {}

    static JsonArray partition(Arguments arguments) {
        List<?> array = arguments.array(0);
        long size = arguments.truncated(1);
        if (size < 1) {
            throw arguments.wrong(1, "a positive integer");
        }
        var parts = JsonArray.builder();
        for (long from = 0; from < array.size(); from += size) {
            long to = Math.min(array.size(), from + Math.min(size, array.size()));
            parts.add(JsonArray.copyOf(array.subList((int) from, (int) to)));
        }
        return parts.build();
    }

    static boolean contains(Arguments arguments) {
        Object wanted = arguments.value(1);
        for (Object element : arguments.array(0)) {
            if (Json.equal(element, wanted)) {
                return true;
            }
        }
        return false;
    }

    static JsonArray range(Arguments arguments) {
        long first = arguments.rounded(0);
        long last = arguments.rounded(1);
        long step = arguments.rounded(2);
        if (step == 0) {
            throw new IntrinsicFailure("The step of States.ArrayRange must not be 0.");
        }
        long count = 1 + steps(first, last, step);
        if (count > MAX_RANGE) {
            throw new IntrinsicFailure(
                    "States.ArrayRange makes at most " + MAX_RANGE + " elements.");
        }
        var elements = JsonArray.builder();
        for (long i = 0; i < count; i++) {
            elements.add(first + i * step);
        }
        return elements.build();
    }

    /** How often a step leads no further than the last: −1 if that lies the other way. */
    private static long steps(long first, long last, long step) {
        if (step > 0 ? first > last : first < last) {
            return -1;
        }
        // The distance of two longs needs 64 bits without a sign.
        long distance = step > 0 ? last - first : first - last;
        long steps = Long.divideUnsigned(distance, step > 0 ? step : -step);
        return steps < 0 ? Long.MAX_VALUE - 1 : Math.min(steps, Long.MAX_VALUE - 1);
    }

    static @Nullable Object item(Arguments arguments) {
        List<?> array = arguments.array(0);
        long index = arguments.truncated(1);
        if (index < 0 || index >= array.size()) {
            throw new IntrinsicFailure(
                    "The index "
                            + index
                            + " of States.ArrayGetItem is outside of the array's "
                            + array.size()
                            + " elements.");
        }
        return array.get((int) index);
    }

    static JsonArray unique(Arguments arguments) {
        var seen = new HashSet<Same>();
        var kept = JsonArray.builder();
        for (Object element : arguments.array(0)) {
            if (seen.add(new Same(element))) {
                kept.add(element);
            }
        }
        return kept.build();
    }

    /** Equality of JSON, in which 1 and 1.0 are the same. */
    private record Same(@Nullable Object value) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Same same && Json.equal(value, same.value);
        }

        @Override
        public int hashCode() {
            return Json.hash(value);
        }
    }
}
