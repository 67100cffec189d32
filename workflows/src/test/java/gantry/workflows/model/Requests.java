package gantry.workflows.model;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Requests that a model allows, except in the one place that a test puts a value in. */
final class Requests {
    /** Leaves a member out. */
    static final Object ABSENT = new Object();

    private final AwsModel model;

    Requests(AwsModel model) {
        this.model = model;
    }

    /** All that is required, what is on the way to the place, and there the value. */
    Map<String, @Nullable Object> with(String operation, String path, @Nullable Object value) {
        return AwsModel.object(build(model.input(operation), path, value));
    }

    private @Nullable Object build(String shape, String path, @Nullable Object value) {
        if (path.isEmpty()) {
            return value;
        }
        return switch (model.type(shape)) {
            case "structure" -> structure(shape, path, value);
            case "list" -> {
                String rest = path.substring(2);
                yield List.of(
                        Objects.requireNonNull(
                                build(
                                        model.element(shape),
                                        rest.startsWith(".") ? rest.substring(1) : rest,
                                        value)));
            }
            default -> throw new IllegalArgumentException("No place " + path + " in " + shape);
        };
    }

    private Map<String, @Nullable Object> structure(
            String shape, String path, @Nullable Object value) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        String name = path.substring(0, end);
        String rest = path.substring(end);
        var built = legalStructure(shape);
        Object inner =
                build(
                        Objects.requireNonNull(model.structureMembers(shape).get(name)),
                        rest.startsWith(".") ? rest.substring(1) : rest,
                        value);
        if (inner == ABSENT) {
            built.remove(name);
        } else {
            built.put(name, inner);
        }
        return built;
    }

    private Map<String, @Nullable Object> legalStructure(String shape) {
        var members = model.structureMembers(shape);
        var built = new LinkedHashMap<String, @Nullable Object>();
        for (String name : model.required(shape)) {
            built.put(name, legal(Objects.requireNonNull(members.get(name))));
        }
        return built;
    }

    /** The least value that a shape allows. */
    Object legal(String shape) {
        Number min = model.min(shape);
        long least = min == null ? 0 : min.longValue();
        return switch (model.type(shape)) {
            case "structure" -> legalStructure(shape);
            case "list" -> {
                var items = new ArrayList<Object>();
                for (long i = 0; i < Math.max(1, least); i++) {
                    items.add(legal(model.element(shape)));
                }
                yield items;
            }
            case "map" -> Map.of("k", legal(model.element(shape)));
            case "boolean" -> true;
            case "integer", "long" -> least;
            case "float", "double" -> (double) least;
            case "string" ->
                    model.values(shape).isEmpty()
                            ? "n".repeat((int) Math.max(1, least))
                            : model.values(shape).getFirst();
            default -> throw new IllegalArgumentException("No value for " + shape);
        };
    }
}
