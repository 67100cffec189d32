import gantry.json.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Writes the table of a service's operations, shapes and constraints that the server reads at its
 * start, out of the official service model and a file of what is newer. Run by the build of
 * `operations`: {@code ServiceTable SERVICE MODEL.json OVERLAY OUTPUT}, for each service.
 *
 * <p>A line is a kind, a name and its fields, separated by tabs: {@code ServiceModelReader} says
 * which. A line of the overlay takes the place of the line of that name; {@code extend NAME
 * MEMBERS} adds members to a structure.
 */
public final class ServiceTable {
    private final Map<String, String> lines = new TreeMap<>();

    public static void main(String[] args) throws IOException {
        for (int i = 0; i < args.length; i += 4) {
            write(args[i], Path.of(args[i + 1]), Path.of(args[i + 2]), Path.of(args[i + 3]));
        }
    }

    private static void write(String service, Path model, Path overlay, Path output)
            throws IOException {
        var table = new ServiceTable();
        table.addModel(service, object(Json.parse(Files.readString(model))));
        for (String line : Files.readAllLines(overlay)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                table.overlay(line);
            }
        }
        Files.createDirectories(output.getParent());
        String text = table.text();
        if (!Files.exists(output) || !Files.readString(output).equals(text)) {
            Files.writeString(output, text);
        }
    }

    private void addModel(String service, Map<String, Object> model) {
        Map<String, Object> metadata = object(model.get("metadata"));
        put(
                "service",
                service,
                text(metadata.get("targetPrefix")),
                text(metadata.get("jsonVersion")));
        object(model.get("operations"))
                .forEach((name, operation) -> addOperation(name, object(operation)));
        object(model.get("shapes")).forEach((name, shape) -> addShape(name, object(shape)));
    }

    private void addOperation(String name, Map<String, Object> operation) {
        var errors = new StringJoiner(",");
        for (Object error : list(operation.get("errors"))) {
            errors.add(text(object(error).get("shape")));
        }
        put(
                "operation",
                name,
                shapeOf(operation.get("input")),
                shapeOf(operation.get("output")),
                Boolean.TRUE.equals(operation.get("idempotent")) ? "idempotent" : "",
                errors.toString());
    }

    private void addShape(String name, Map<String, Object> shape) {
        String type = text(shape.get("type"));
        String min = text(shape.get("min"));
        String max = text(shape.get("max"));
        switch (type) {
            case "structure" -> put(type, name, members(shape));
            case "list" -> put(type, name, shapeOf(shape.get("member")), min, max);
            case "map" ->
                    put(
                            type,
                            name,
                            shapeOf(shape.get("key")),
                            shapeOf(shape.get("value")),
                            min,
                            max);
            case "string" ->
                    put(
                            type,
                            name,
                            min,
                            max,
                            sensitive(shape),
                            values(shape.get("enum")),
                            text(shape.get("pattern")));
            case "integer", "long", "float", "double", "blob" ->
                    put(type, name, min, max, sensitive(shape));
            case "boolean", "timestamp" -> put(type, name);
            default -> throw new IllegalStateException(name + " has the unknown type " + type);
        }
    }

    private static String members(Map<String, Object> shape) {
        List<Object> required = list(shape.get("required"));
        var members = new StringJoiner(",");
        object(shape.get("members"))
                .forEach(
                        (name, member) ->
                                members.add(
                                        name
                                                + (required.contains(name) ? "*=" : "=")
                                                + shapeOf(member)));
        return members.toString();
    }

    /**
     * What the operations answer, and nothing else: no patterns, and no values that a comma would
     * tear apart.
     */
    void addAnswers(String service, Map<String, Object> model) {
        put("service", service, "", "");
        Map<String, Object> shapes = object(model.get("shapes"));
        object(model.get("operations"))
                .forEach(
                        (name, operation) -> {
                            String output = shapeOf(object(operation).get("output"));
                            put("operation", name, "", output, "", "");
                            addReachable(output, shapes);
                        });
    }

    private void addReachable(String name, Map<String, Object> shapes) {
        if (name.isEmpty() || lines.containsKey("shape " + name)) {
            return;
        }
        var shape = new LinkedHashMap<>(object(shapes.get(name)));
        shape.remove("pattern");
        shape.remove("sensitive");
        if (list(shape.get("enum")).stream().anyMatch(value -> text(value).contains(","))) {
            shape.remove("enum");
        }
        addShape(name, shape);
        for (String part : List.of("member", "key", "value")) {
            addReachable(shapeOf(shape.get(part)), shapes);
        }
        object(shape.get("members"))
                .values()
                .forEach(member -> addReachable(shapeOf(member), shapes));
    }

    String text() {
        return String.join("\n", lines.values()) + "\n";
    }

    void overlay(String line) {
        String[] fields = line.split("\t", -1);
        if (!fields[0].equals("extend")) {
            lines.put(key(fields), line);
            return;
        }
        String extended =
                lines.computeIfPresent(
                        "shape " + fields[1],
                        (_, old) -> old + (old.endsWith("\t") ? "" : ",") + fields[2]);
        if (extended == null) {
            throw new IllegalStateException("The overlay extends the unknown shape " + fields[1]);
        }
    }

    private void put(String... fields) {
        for (String field : fields) {
            if (field.contains("\t") || field.contains("\n")) {
                throw new IllegalStateException(fields[1] + " has a field the table cannot hold");
            }
        }
        lines.put(key(fields), String.join("\t", fields));
    }

    /** Sorted so that the service comes first, then its operations, then the shapes. */
    private static String key(String[] fields) {
        return switch (fields[0]) {
            case "service" -> "";
            case "operation" -> "operation " + fields[1];
            default -> "shape " + fields[1];
        };
    }

    private static String sensitive(Map<String, Object> shape) {
        return Boolean.TRUE.equals(shape.get("sensitive")) ? "sensitive" : "";
    }

    private static String shapeOf(Object reference) {
        return reference == null ? "" : text(object(reference).get("shape"));
    }

    private static String values(Object list) {
        var values = new StringJoiner(",");
        list(list).forEach(value -> values.add(text(value)));
        return values.toString();
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return value == null ? new LinkedHashMap<>() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }
}
