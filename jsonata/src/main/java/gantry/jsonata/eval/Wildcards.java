package gantry.jsonata.eval;

import gantry.jsonata.values.Budget;
import gantry.jsonata.values.Seq;
import gantry.jsonata.values.Undefined;
import gantry.jsonata.values.Values;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** {@code *} and {@code **}. */
final class Wildcards {
    private Wildcards() {}

    static final class Children extends Node {
        Children(int position) {
            super(position);
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            var value =
                    input instanceof Seq seq && seq.isOuterWrapper() && !seq.isEmpty()
                            ? seq.get(0)
                            : input;
            Collection<?> members =
                    switch (value) {
                        case List<?> list -> list;
                        case Map<?, ?> map -> map.values();
                        case null, default -> List.of();
                    };
            boolean flattened = members.stream().anyMatch(List.class::isInstance);
            // As in jsonata-js what holds a flattened array is an array, else it is a sequence.
            var result = flattened ? Seq.array(frame.budget) : Seq.sequence(frame.budget);
            for (Object member : members) {
                flatten(member, result, frame.budget, 0);
            }
            return result;
        }

        private static void flatten(
                @Nullable Object value, Seq result, Budget budget, int nesting) {
            budget.work(1);
            if (value instanceof List<?> list) {
                int deeper = Budget.deeper(nesting);
                for (Object element : list) {
                    flatten(element, result, budget, deeper);
                }
            } else {
                result.push(value);
            }
        }
    }

    static final class Descendants extends Node {
        Descendants(int position) {
            super(position);
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            if (input == Undefined.UNDEFINED) {
                return input;
            }
            var result = Seq.sequence(frame.budget);
            collect(input, result, frame.budget, 0);
            return result.size() == 1 ? result.get(0) : result;
        }

        private static void collect(
                @Nullable Object value, Seq result, Budget budget, int nesting) {
            budget.work(1);
            if (!(value instanceof List)) {
                result.push(value);
            }
            Collection<?> children =
                    switch (value) {
                        case List<?> list -> list;
                        case Map<?, ?> map when Values.isObject(map) -> map.values();
                        case null, default -> List.of();
                    };
            if (!children.isEmpty()) {
                int deeper = Budget.deeper(nesting);
                for (Object child : children) {
                    collect(child, result, budget, deeper);
                }
            }
        }
    }
}
