package gantry.workflows.model;

import static org.assertj.core.api.Assertions.fail;

import gantry.json.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The service model as Amazon published it, read by itself: what the server knows of the model is
 * not asked. Absent, the tests are skipped; with {@code CI=true} they fail.
 */
final class AwsModel {
    private static final String FILE = "stepfunctions.json";

    private final Map<String, @Nullable Object> operations;
    private final Map<String, @Nullable Object> shapes;

    /**
     * A place in a request or an answer.
     *
     * @param path from the input or output on: {@code tags[].key}; {@code {}} for a map's value
     * @param required by the structure it is a member of
     */
    record Member(String path, String shape, boolean required) {
        /** Whether it is a member of a structure, not an element of a list or map. */
        boolean isNamed() {
            return !path.endsWith("]") && !path.endsWith("}");
        }
    }

    private AwsModel(Map<String, @Nullable Object> model) {
        operations = object(model.get("operations"));
        shapes = object(model.get("shapes"));
    }

    static AwsModel load() {
        String configured = System.getenv("GANTRY_MODELS");
        Path folder =
                configured != null
                        ? Path.of(configured)
                        : root().resolve("../shared/models").normalize();
        if (!Files.isDirectory(folder)) {
            String message = "Skipped: no folder " + folder + " (set GANTRY_MODELS)";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            System.out.println(message);
            Assumptions.abort(message);
        }
        return new AwsModel(object(Json.parse(text(folder.resolve(FILE)))));
    }

    /** The checkout. */
    static Path root() {
        return Path.of(Objects.requireNonNullElse(System.getenv("GANTRY_ROOT"), ".."));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> operations() {
        return operations.keySet();
    }

    String input(String operation) {
        return shapeOf(object(operations.get(operation)).get("input"));
    }

    String output(String operation) {
        return shapeOf(object(operations.get(operation)).get("output"));
    }

    /** All places below a structure, parents before their members; recursion is followed once. */
    List<Member> members(String structure) {
        var found = new ArrayList<Member>();
        collect(structure, "", List.of(), found);
        return found;
    }

    private void collect(String name, String path, List<String> above, List<Member> found) {
        if (above.contains(name)) {
            return;
        }
        var inside = new ArrayList<>(above);
        inside.add(name);
        children(name, path)
                .forEach(
                        child -> {
                            found.add(child);
                            collect(child.shape(), child.path(), inside, found);
                        });
    }

    /** What lies directly below a shape. */
    private List<Member> children(String name, String path) {
        return switch (type(name)) {
            case "structure" -> {
                var required = list(shape(name).getOrDefault("required", List.of()));
                var children = new ArrayList<Member>();
                structureMembers(name)
                        .forEach(
                                (member, shape) ->
                                        children.add(
                                                new Member(
                                                        path.isEmpty()
                                                                ? member
                                                                : path + "." + member,
                                                        shape,
                                                        required.contains(member))));
                yield children;
            }
            case "list" ->
                    List.of(new Member(path + "[]", shapeOf(shape(name).get("member")), false));
            case "map" ->
                    List.of(new Member(path + "{}", shapeOf(shape(name).get("value")), false));
            default -> List.of();
        };
    }

    /** The shapes of a structure's members. */
    Map<String, String> structureMembers(String structure) {
        var members = new LinkedHashMap<String, String>();
        object(shape(structure).getOrDefault("members", Map.of()))
                .forEach((name, member) -> members.put(name, shapeOf(member)));
        return members;
    }

    List<String> required(String structure) {
        return list(shape(structure).getOrDefault("required", List.of())).stream()
                .map(String::valueOf)
                .toList();
    }

    String type(String shape) {
        return String.valueOf(shape(shape).get("type"));
    }

    /** The element of a list, or the value of a map. */
    String element(String shape) {
        return shapeOf(shape(shape).get(type(shape).equals("list") ? "member" : "value"));
    }

    boolean isSensitive(String shape) {
        return shape(shape).containsKey("sensitive");
    }

    @Nullable Number min(String shape) {
        return (Number) shape(shape).get("min");
    }

    @Nullable Number max(String shape) {
        return (Number) shape(shape).get("max");
    }

    @Nullable String pattern(String shape) {
        return (String) shape(shape).get("pattern");
    }

    List<String> values(String shape) {
        return list(shape(shape).getOrDefault("enum", List.of())).stream()
                .map(String::valueOf)
                .toList();
    }

    private Map<String, @Nullable Object> shape(String name) {
        return object(shapes.get(name));
    }

    private static String shapeOf(@Nullable Object reference) {
        return String.valueOf(object(reference).get("shape"));
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys
    static Map<String, @Nullable Object> object(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }

    @SuppressWarnings("unchecked") // JSON arrays hold JSON values
    static List<@Nullable Object> list(@Nullable Object value) {
        return (List<@Nullable Object>) Objects.requireNonNull(value);
    }
}
