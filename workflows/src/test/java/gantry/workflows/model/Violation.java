package gantry.workflows.model;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A request that breaks one constraint of the model, and the words it is to be refused in.
 *
 * @param message as a pattern, where AWS's order or text is not told by the model
 */
record Violation(
        String operation,
        String path,
        String what,
        Map<String, @Nullable Object> request,
        String error,
        Pattern message) {
    private static final String VALIDATION = "ValidationException";

    /** Breaks each pattern of the model, in one of these ways. */
    private static final List<String> ODD = List.of("\u00e9", "a b", "123");

    /** The server repeats only so much of a value. */
    private static final int ECHO = 8_192;

    @Override
    public String toString() {
        return operation + "." + path + ": " + what;
    }

    /** Every one that the model has. */
    static List<Violation> all(AwsModel model) {
        var all = new ArrayList<Violation>();
        for (String operation : model.operations()) {
            for (var member : model.members(model.input(operation))) {
                new Finder(model, operation, member, all).find();
            }
        }
        return all;
    }

    /** Those of one place. */
    private record Finder(
            AwsModel model, String operation, AwsModel.Member member, List<Violation> all) {
        void find() {
            String shape = member.shape();
            if (member.required()) {
                add("required", Requests.ABSENT, "null", "Member must not be null");
            }
            addType(shape);
            switch (model.type(shape)) {
                case "string" -> text(shape);
                case "list" -> list(shape);
                case "integer", "long", "float" -> number(shape);
                default -> {}
            }
        }

        private void text(String shape) {
            Number min = model.min(shape);
            String pattern = model.pattern(shape);
            if (min != null && min.intValue() > 0 && pattern == null) {
                addLength("min", "n".repeat(min.intValue() - 1), "greater", min);
            }
            Number max = model.max(shape);
            if (max != null) {
                addLength("max", "n".repeat(max.intValue() + 1), "less", max);
            }
            if (pattern != null) {
                pattern(pattern, min);
            }
            if (!model.values(shape).isEmpty()) {
                addEnum(shape);
            }
        }

        /** None of the model's patterns allows a text that is too short: both are told at once. */
        private void pattern(String pattern, @Nullable Number min) {
            String constraint = "Member must satisfy regular expression pattern: " + pattern;
            String odd =
                    ODD.stream().filter(text -> !text.matches(pattern)).findFirst().orElseThrow();
            add("pattern", odd, shown(odd), constraint);
            if (min != null && min.intValue() == 1) {
                String both =
                        begin(shown("")).replace("1 validation error", "2 validation errors")
                                + constraint
                                + "; "
                                + begin(shown("")).replace("1 validation error detected: ", "")
                                + "Member must have length greater than or equal to 1";
                all.add(violation("min", "", VALIDATION, Pattern.compile(Pattern.quote(both))));
            }
        }

        private void addLength(String what, Object value, String direction, Number bound) {
            add(
                    what,
                    value,
                    shown(value),
                    "Member must have length " + direction + " than or equal to " + bound);
        }

        private void list(String shape) {
            Number min = model.min(shape);
            if (min != null && min.intValue() > 0) {
                addLength("min", List.of(), "greater", min);
            }
            Number max = model.max(shape);
            if (max != null) {
                Object item = new Requests(model).legal(model.element(shape));
                addLength("max", Collections.nCopies(max.intValue() + 1, item), "less", max);
            }
        }

        private void number(String shape) {
            Number min = model.min(shape);
            if (min != null) {
                addBound("min", min.longValue() - 1, "greater", min);
            }
            Number max = model.max(shape);
            if (max != null) {
                addBound("max", max.longValue() + 1, "less", max);
            }
        }

        private void addBound(String what, long value, String direction, Number bound) {
            add(
                    what,
                    value,
                    shown(value),
                    "Member must have value " + direction + " than or equal to " + bound);
        }

        /** In what order AWS tells the values is not in the model. */
        private void addEnum(String shape) {
            var values = new StringBuilder();
            for (String value : model.values(shape)) {
                values.append("(?=.*[\\[ ]").append(Pattern.quote(value)).append("[,\\]])");
            }
            var message =
                    Pattern.compile(
                            values
                                    + Pattern.quote(begin(shown("none")))
                                    + "Member must satisfy enum value set: \\[[A-Z_, ]+]");
            all.add(violation("enum", "none", VALIDATION, message));
        }

        /** A value of another JSON type. */
        private void addType(String shape) {
            Object other = model.type(shape).equals("list") ? Map.of() : List.of();
            all.add(violation("type", other, "SerializationException", Pattern.compile(".+")));
        }

        private void add(String what, Object value, String shown, String constraint) {
            var message = Pattern.compile(Pattern.quote(begin(shown) + constraint));
            all.add(violation(what, value, VALIDATION, message));
        }

        private Violation violation(String what, Object value, String error, Pattern message) {
            var request = new Requests(model).with(operation, member.path(), value);
            return new Violation(operation, member.path(), what, request, error, message);
        }

        private String begin(String shown) {
            String value = shown.isEmpty() ? "Value" : "Value " + shown;
            return "1 validation error detected: %s at '%s' failed to satisfy constraint: "
                    .formatted(value, member.path().replace("[]", ".1.member"));
        }

        /** As a message repeats a value; nothing of a secret, of a list its length. */
        private String shown(Object value) {
            if (value instanceof List<?> list) {
                return list.isEmpty() ? "'[]'" : "'[" + list.size() + " members]'";
            }
            if (model.isSensitive(member.shape())) {
                return "";
            }
            String text = value.toString();
            return "'" + (text.length() <= ECHO ? text : text.substring(0, ECHO) + "\u2026") + "'";
        }
    }
}
