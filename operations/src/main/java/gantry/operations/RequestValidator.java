package gantry.operations;

import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Refuses a request that breaks its service model, in AWS's words: first the JSON types ({@link
 * SerializationException}), then the constraints, all that are broken in one {@link
 * ValidationException} (or the service's error for it): {@code 1 validation error detected: Value
 * '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to
 * 1000}.
 *
 * <p>Works on what was parsed, so its work is bounded by the body; a pattern is tried only on text
 * of allowed length.
 */
public final class RequestValidator {
    private static final double TOO_GREAT = 0x1p63;

    private final ServiceModel model;
    private final RequestTypes types;

    public RequestValidator(ServiceModel model) {
        this.model = model;
        this.types = new RequestTypes(model);
    }

    /** Returns if the members satisfy the input shape of the operation. */
    public void check(
            ServiceModel.OperationModel operation, Map<String, @Nullable Object> members) {
        if (operation.input().isEmpty()) {
            return;
        }
        var input = (Shape.Structure) model.requireShape(operation.input());
        types.check(input, members);
        var violations = new Violations();
        structure(input, members, "", violations);
        violations.raise(model.validationError());
    }

    private void structure(
            Shape.Structure structure, Map<?, ?> members, String path, Violations violations) {
        for (Shape.Member member : structure.members().values()) {
            Object value = members.get(member.name());
            if (value != null) {
                value(model.requireShape(member.shape()), value, path + member.name(), violations);
            } else if (member.required()) {
                violations.add(null, path + member.name(), "Member must not be null");
            }
        }
    }

    private void value(Shape shape, Object value, String at, Violations violations) {
        switch (shape) {
            case Shape.Structure structure ->
                    structure(structure, (Map<?, ?>) value, at + ".", violations);
            case Shape.ListOf list -> list(list, (List<?>) value, at, violations);
            case Shape.MapOf map -> map(map, (Map<?, ?>) value, at, violations);
            case Shape.Text text ->
                    text(
                            text,
                            value instanceof Payload payload ? payload.text() : value.toString(),
                            at,
                            violations);
            case Shape.Whole whole -> whole(whole, (Number) value, at, violations);
            case Shape.Fraction fraction -> fraction(fraction, (Number) value, at, violations);
            case Shape.Blob _, Shape.Flag _, Shape.Timestamp _ -> {}
        }
    }

    private void list(Shape.ListOf shape, List<?> list, String at, Violations violations) {
        length(list.size(), shape.min(), shape.max(), list, at, violations);
        Shape member = model.requireShape(shape.member());
        int index = 0;
        for (Object item : list) {
            index++;
            if (violations.full()) {
                return;
            }
            if (item != null) {
                value(member, item, at + "." + index + ".member", violations);
            }
        }
    }

    private void map(Shape.MapOf shape, Map<?, ?> map, String at, Violations violations) {
        length(map.size(), shape.min(), shape.max(), map, at, violations);
        Shape value = model.requireShape(shape.value());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (violations.full()) {
                return;
            }
            if (entry.getValue() != null) {
                value(value, entry.getValue(), at + "." + entry.getKey() + ".member", violations);
            }
        }
    }

    private static void text(Shape.Text shape, String text, String at, Violations violations) {
        Object shown = shape.sensitive() ? Violations.HIDDEN : text;
        if (!shape.values().isEmpty() && !shape.values().contains(text)) {
            violations.add(
                    shown,
                    at,
                    "Member must satisfy enum value set: ["
                            + String.join(", ", shape.values())
                            + "]");
        }
        if (shape.pattern() != null
                && text.length() <= shape.max()
                && !shape.pattern().matcher(text).matches()) {
            violations.add(
                    shown,
                    at,
                    "Member must satisfy regular expression pattern: " + shape.pattern().pattern());
        }
        length(text.length(), shape.min(), shape.max(), shown, at, violations);
    }

    private static void length(
            int length, long min, long max, Object shown, String at, Violations violations) {
        if (length < min) {
            violations.add(shown, at, "Member must have length greater than or equal to " + min);
        }
        if (length > max) {
            violations.add(shown, at, "Member must have length less than or equal to " + max);
        }
    }

    private static void whole(Shape.Whole shape, Number number, String at, Violations violations) {
        Object shown = shape.sensitive() ? Violations.HIDDEN : number;
        if (compare(number, shape.min()) < 0) {
            violations.add(
                    shown, at, "Member must have value greater than or equal to " + shape.min());
        }
        if (compare(number, shape.max()) > 0) {
            violations.add(
                    shown, at, "Member must have value less than or equal to " + shape.max());
        }
    }

    /** By double where it is no long: a bound in the model is small, the number may be 1e999999. */
    private static int compare(Number number, long bound) {
        if (number instanceof Long || number instanceof Integer) {
            return Long.compare(number.longValue(), bound);
        }
        double value = number.doubleValue();
        // As a double the greatest long is 2^63, which is none.
        return value >= TOO_GREAT ? 1 : Double.compare(value, (double) bound);
    }

    private static void fraction(
            Shape.Fraction shape, Number number, String at, Violations violations) {
        Object shown = shape.sensitive() ? Violations.HIDDEN : number;
        double value = number.doubleValue();
        if (value < shape.min()) {
            violations.add(
                    shown,
                    at,
                    "Member must have value greater than or equal to " + bound(shape.min()));
        }
        if (value > shape.max()) {
            violations.add(
                    shown,
                    at,
                    "Member must have value less than or equal to " + bound(shape.max()));
        }
    }

    /** A bound as the model writes it: 100, not 100.0. */
    private static String bound(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
