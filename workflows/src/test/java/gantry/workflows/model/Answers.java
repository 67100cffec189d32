package gantry.workflows.model;

import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Holds answers to the model: no member that it has not, all it requires, types and bounds. */
final class Answers {
    private final AwsModel model;
    private final Set<String> seen = new TreeSet<>();

    Answers(AwsModel model) {
        this.model = model;
    }

    Set<String> seen() {
        return seen;
    }

    Map<String, @Nullable Object> checked(String operation, Map<String, @Nullable Object> answer) {
        structure(model.output(operation), answer, operation);
        return answer;
    }

    private void structure(String shape, Map<?, ?> value, String at) {
        var members = model.structureMembers(shape);
        for (String required : model.required(shape)) {
            require(value.get(required) != null, at + "." + required, "is missing");
        }
        value.forEach(
                (name, member) -> {
                    String place = at + "." + name;
                    String inner = members.get(String.valueOf(name));
                    if (inner == null) {
                        throw new AssertionError(place + " is not in the model");
                    }
                    require(member != null, place, "is null");
                    seen.add(place);
                    value(inner, member, place);
                });
    }

    private void value(String shape, @Nullable Object value, String at) {
        switch (model.type(shape)) {
            case "structure" -> structure(shape, require(value, Map.class, at), at);
            case "list" -> {
                List<?> list = require(value, List.class, at);
                bounds(shape, list.size(), at);
                list.forEach(item -> value(model.element(shape), item, at + "[]"));
            }
            case "map" -> {
                Map<?, ?> map = require(value, Map.class, at);
                map.values().forEach(item -> value(model.element(shape), item, at + "{}"));
            }
            case "boolean" -> require(value, Boolean.class, at);
            case "string" -> text(shape, value, at);
            case "timestamp" -> require(value, Number.class, at);
            default -> bounds(shape, require(value, Number.class, at), at);
        }
    }

    private void text(String shape, @Nullable Object value, String at) {
        String text =
                value instanceof Payload payload
                        ? payload.text()
                        : require(value, String.class, at);
        bounds(shape, text.length(), at);
        String pattern = model.pattern(shape);
        require(pattern == null || text.matches(pattern), at, "breaks " + pattern);
        var values = model.values(shape);
        require(values.isEmpty() || values.contains(text), at, "is none of " + values);
    }

    private void bounds(String shape, Number value, String at) {
        Number min = model.min(shape);
        require(min == null || value.doubleValue() >= min.doubleValue(), at, "is below " + min);
        Number max = model.max(shape);
        require(max == null || value.doubleValue() <= max.doubleValue(), at, "is above " + max);
    }

    private static <T> T require(@Nullable Object value, Class<T> type, String at) {
        require(type.isInstance(value), at, "is no " + type.getSimpleName());
        return Objects.requireNonNull(type.cast(value));
    }

    private static void require(boolean holds, String at, String otherwise) {
        if (!holds) {
            throw new AssertionError(at + " " + otherwise);
        }
    }
}
