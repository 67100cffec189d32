package gantry.operations;

import static gantry.operations.Oracle.list;
import static gantry.operations.Oracle.object;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;

class ServiceModelTest {
    private final ServiceModel states = ServiceModel.load("states");

    @Test
    void the_table_of_states_says_how_the_service_is_called() {
        assertThat(states.service()).isEqualTo("states");
        assertThat(states.targetPrefix()).isEqualTo("AWSStepFunctions");
        assertThat(states.jsonVersion()).isEqualTo("1.0");
    }

    @Test
    void the_table_of_states_has_every_operation_of_the_newest_model() throws Exception {
        var missing = new ArrayList<String>();
        object(Oracle.model("stepfunctions.json").get("operations"))
                .forEach(
                        (name, value) -> {
                            var theirs = object(value);
                            var expected =
                                    new ServiceModel.OperationModel(
                                            name,
                                            shapeOf(theirs.get("input")),
                                            shapeOf(theirs.get("output")),
                                            theirs.containsKey("idempotent"),
                                            errors(theirs));
                            if (!expected.equals(states.findOperation(name))) {
                                missing.add(expected + " but ours: " + states.findOperation(name));
                            }
                        });
        assertThat(missing).isEmpty();
    }

    @Test
    void the_table_of_states_has_every_member_and_constraint_of_the_newest_model()
            throws Exception {
        var wrong = new ArrayList<String>();
        object(Oracle.model("stepfunctions.json").get("shapes"))
                .forEach(
                        (name, value) -> {
                            var theirs = describe(object(value));
                            Shape shape = states.findShape(name);
                            var ours = shape == null ? null : describe(shape);
                            if (!theirs.equals(ours)) {
                                wrong.add(name + ": model " + theirs + ", ours " + ours);
                            }
                        });
        assertThat(wrong).isEmpty();
    }

    private static List<String> errors(Map<String, @Nullable Object> operation) {
        return list(operation.getOrDefault("errors", List.of())).stream()
                .map(ServiceModelTest::shapeOf)
                .toList();
    }

    private static String shapeOf(@Nullable Object reference) {
        return reference == null ? "" : Objects.toString(object(reference).get("shape"));
    }

    /** A shape of the model as facts that can be compared with {@link #describe(Shape)}. */
    private static Map<String, Object> describe(Map<String, @Nullable Object> shape) {
        var facts = new LinkedHashMap<String, Object>();
        String type = Objects.toString(shape.get("type"));
        facts.put("type", type);
        var required = new HashSet<Object>(list(shape.getOrDefault("required", List.of())));
        if (shape.containsKey("members")) {
            var members = new TreeSet<String>();
            object(shape.get("members"))
                    .forEach(
                            (name, member) ->
                                    members.add(
                                            name
                                                    + (required.contains(name) ? "*=" : "=")
                                                    + shapeOf(member)));
            facts.put("members", members);
        }
        for (String part : List.of("member", "key", "value")) {
            if (shape.containsKey(part)) {
                facts.put(part, shapeOf(shape.get(part)));
            }
        }
        boolean aboveZero = shape.get("min") instanceof Number min && min.doubleValue() != 0;
        if (aboveZero || isNumber(type)) {
            facts.put("min", Objects.toString(shape.get("min")));
        }
        facts.put("max", Objects.toString(shape.get("max")));
        facts.put("pattern", Objects.toString(shape.get("pattern")));
        facts.put("sensitive", !isCollection(type) && shape.containsKey("sensitive"));
        facts.put("enum", new TreeSet<>(list(shape.getOrDefault("enum", List.of()))));
        return facts;
    }

    private static boolean isNumber(String type) {
        return List.of("integer", "long", "float", "double").contains(type);
    }

    private static boolean isCollection(String type) {
        return List.of("structure", "list", "map").contains(type);
    }

    private static Map<String, Object> describe(Shape shape) {
        return switch (shape) {
            case Shape.Structure structure -> {
                var members = new TreeSet<String>();
                structure
                        .members()
                        .values()
                        .forEach(
                                member ->
                                        members.add(
                                                member.name()
                                                        + (member.required() ? "*=" : "=")
                                                        + member.shape()));
                yield facts("structure", Map.of("members", members), 0, Long.MAX_VALUE);
            }
            case Shape.ListOf list ->
                    facts("list", Map.of("member", list.member()), list.min(), list.max());
            case Shape.MapOf map ->
                    facts(
                            "map",
                            Map.of("key", map.key(), "value", map.value()),
                            map.min(),
                            map.max());
            case Shape.Text text -> {
                var facts = facts("string", Map.of(), text.min(), text.max());
                Pattern pattern = text.pattern();
                facts.put("pattern", pattern == null ? "null" : pattern.pattern());
                facts.put("sensitive", text.sensitive());
                facts.put("enum", new TreeSet<>(text.values()));
                yield facts;
            }
            case Shape.Whole whole -> {
                var facts = facts(whole.wide() ? "long" : "integer", Map.of(), 0, whole.max());
                facts.put("min", whole.min() == Long.MIN_VALUE ? "null" : "" + whole.min());
                facts.put("sensitive", whole.sensitive());
                yield facts;
            }
            case Shape.Fraction fraction -> {
                var facts = facts("float", Map.of(), 0, Long.MAX_VALUE);
                facts.put("min", bound(fraction.min()));
                facts.put("max", bound(fraction.max()));
                facts.put("sensitive", fraction.sensitive());
                yield facts;
            }
            case Shape.Blob blob -> facts("blob", Map.of(), blob.min(), blob.max());
            case Shape.Flag _ -> facts("boolean", Map.of(), 0, Long.MAX_VALUE);
            case Shape.Timestamp _ -> facts("timestamp", Map.of(), 0, Long.MAX_VALUE);
        };
    }

    private static String bound(double bound) {
        return Double.isInfinite(bound) ? "null" : Long.toString((long) bound);
    }

    private static Map<String, Object> facts(
            String type, Map<String, ?> parts, long min, long max) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("type", type);
        facts.putAll(parts);
        if (min != 0) {
            facts.put("min", Long.toString(min));
        }
        facts.put("max", max == Long.MAX_VALUE ? "null" : Long.toString(max));
        facts.put("pattern", "null");
        facts.put("sensitive", false);
        facts.put("enum", new TreeSet<>());
        return facts;
    }
}
