package gantry.logs.filter;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** Where in a JSON message to look: {@code $.user.ids[0]}, {@code $.items[*].name}. */
record Selector(List<Step> steps) {
    /** A step down. */
    sealed interface Step {
        record Member(String name) implements Step {}

        record Element(int index) implements Step {}

        record EveryElement() implements Step {}
    }

    /** Whether one of the values it leads to satisfies a test. */
    boolean leadsTo(@Nullable Object root, ValueTest test) {
        return leadsTo(root, 0, test);
    }

    private boolean leadsTo(@Nullable Object value, int at, ValueTest test) {
        if (at == steps.size()) {
            return test.holds(value);
        }
        return switch (steps.get(at)) {
            case Step.Member(var name) ->
                    value instanceof Map<?, ?> object
                            && object.containsKey(name)
                            && leadsTo(object.get(name), at + 1, test);
            case Step.Element(var index) ->
                    value instanceof List<?> array
                            && index < array.size()
                            && leadsTo(array.get(index), at + 1, test);
            case Step.EveryElement() ->
                    value instanceof List<?> array
                            && array.stream().anyMatch(item -> leadsTo(item, at + 1, test));
        };
    }
}
