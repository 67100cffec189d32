package gantry.workflows.teststate;

import gantry.operations.ServiceModel;
import gantry.operations.Shape;
import gantry.operations.ValidationException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the fields of a mocked result to the shapes of a service's model. Fields that the model
 * does not know pass (recorded).
 *
 * @param strict whether what a shape requires must be there
 * @param isJob whether it is the description of a job: it gives times as numbers
 * @param free fields of the result itself that may hold any JSON
 */
record AnswerFields(ServiceModel model, boolean strict, boolean isJob, Set<String> free) {
    /**
     * Returns if the value has the form of the shape.
     *
     * @param field the name that errors give it; that of a list's elements is the list's
     */
    void check(String field, Shape shape, Object value) {
        switch (shape) {
            case Shape.Structure structure -> checkMembers(field, structure, value);
            case Shape.ListOf list -> checkElements(field, list, value);
            case Shape.MapOf map -> checkValues(field, map, value);
            case Shape.Text text -> {
                String string = string(field, value);
                checkLength(field, string.length(), text.min(), text.max());
                if (!text.values().isEmpty() && !text.values().contains(string)) {
                    throw wrong(field, "is not an expected value");
                }
            }
            case Shape.Blob blob ->
                    checkLength(field, string(field, value).length(), blob.min(), blob.max());
            case Shape.Whole whole ->
                    checkRange(
                            field,
                            number(field, value),
                            (double) whole.min(),
                            (double) whole.max());
            case Shape.Fraction fraction ->
                    checkRange(field, number(field, value), fraction.min(), fraction.max());
            case Shape.Flag _ -> {
                if (!(value instanceof Boolean)) {
                    throw wrong(field, "must be a boolean");
                }
            }
            case Shape.Timestamp _ -> {
                if (!isJob || !(value instanceof Number)) {
                    string(field, value);
                }
            }
        }
    }

    private void checkMembers(String field, Shape.Structure structure, Object value) {
        Map<?, ?> object = object(field, value);
        for (Shape.Member member : structure.members().values()) {
            String name = AnswerRules.capitalized(member.name());
            Object there = object.get(name);
            if (there != null) {
                if (!field.isEmpty() || !free.contains(name)) {
                    check(name, model.requireShape(member.shape()), there);
                }
            } else if (strict && member.required()) {
                throw new ValidationException(
                        "Mock result schema validation error: Required field '"
                                + name
                                + "' is missing");
            }
        }
    }

    private void checkElements(String field, Shape.ListOf shape, Object value) {
        if (!(value instanceof List<?> list)) {
            throw wrong(field, "must be an array");
        }
        checkLength(field, list.size(), shape.min(), shape.max());
        Shape element = model.requireShape(shape.member());
        for (Object each : list) {
            if (each != null) {
                check(field, element, each);
            }
        }
    }

    private void checkValues(String field, Shape.MapOf shape, Object value) {
        Map<?, ?> object = object(field, value);
        Shape itsValue = model.requireShape(shape.value());
        object.forEach(
                (key, each) -> {
                    if (each != null) {
                        check((String) key, itsValue, each);
                    }
                });
    }

    private static Map<?, ?> object(String field, Object value) {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw wrong(field, "must be an object");
    }

    private static String string(String field, Object value) {
        if (value instanceof String string) {
            return string;
        }
        throw wrong(field, "must be a string");
    }

    private static double number(String field, @Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(field, "must be a number");
    }

    private static void checkLength(String field, long length, long min, long max) {
        if (length < min) {
            throw wrong(field, "is smaller than the minimum length");
        }
        if (length > max) {
            throw wrong(field, "exceeds the maximum length");
        }
    }

    private static void checkRange(String field, double value, double min, double max) {
        if (value < min) {
            throw wrong(field, "is less than the minimum value");
        }
        if (value > max) {
            throw wrong(field, "exceeds the maximum value");
        }
    }

    private static ValidationException wrong(String field, String problem) {
        return new ValidationException(
                "Mock result schema validation error: Field '" + field + "' " + problem);
    }
}
