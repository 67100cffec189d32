package gantry.states.conformance;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonLimits;
import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The recorded executions, which lie beside the project; what is in a case, its README tells. */
public final class RecordedCases {
    /** They check logs and aliases, which are not the interpreter's business. */
    private static final Set<String> OTHER_GROUPS = Set.of("logs", "sfn_api_aliasing");

    private RecordedCases() {}

    /** Those of {@code cases/} that the interpreter can run whole. */
    public static List<RecordedCase> recorded() {
        return recorded(false);
    }

    /** Those with Maps that read objects. */
    public static List<RecordedCase> withObjects() {
        return recorded(true);
    }

    private static List<RecordedCase> recorded(boolean withObjects) {
        var cases = new ArrayList<RecordedCase>();
        for (Path file : files(root().resolve("cases"))) {
            String group = file.getName(file.getNameCount() - 2).toString();
            JsonObject content = (JsonObject) read(file);
            boolean isWanted = needsNoObjects(content.get("definition")) != withObjects;
            if (!OTHER_GROUPS.contains(group) && isWanted) {
                cases.add(new RecordedCase(group, content));
            }
        }
        return cases;
    }

    /** Those of {@code measured/executions.json} that the interpreter can run. */
    static List<RecordedCase> measured() {
        var cases = new ArrayList<RecordedCase>();
        for (Object one : (JsonArray) read(root().resolve("measured/executions.json"))) {
            JsonObject content = (JsonObject) one;
            if (needsNoObjects(content.get("definition"))) {
                cases.add(new RecordedCase("measured", content));
            }
        }
        return cases;
    }

    /** {@code measured/expressions.json}. */
    static List<JsonObject> expressions() {
        return ((JsonArray) read(root().resolve("measured/expressions.json")))
                .stream().map(JsonObject.class::cast).toList();
    }

    /** Without Maps that read or write objects. */
    private static boolean needsNoObjects(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                    !map.containsKey("ItemReader")
                            && map.values().stream().allMatch(RecordedCases::needsNoObjects);
            case List<?> list -> list.stream().allMatch(RecordedCases::needsNoObjects);
            case null, default -> true;
        };
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Object value = Json.parse(text, JsonLimits.DEFAULT);
            return value == null ? JsonObject.empty() : value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        String set = System.getenv("GANTRY_CONFORMANCE");
        String checkout = System.getenv().getOrDefault("GANTRY_ROOT", "..");
        Path root =
                (set == null ? Path.of(checkout, "..", "shared", "conformance") : Path.of(set))
                        .resolve("states");
        if (!Files.isDirectory(root)) {
            String message = "The recorded cases are not at " + root.toAbsolutePath().normalize();
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(message);
            }
            System.out.println(message + "; skipped");
            Assumptions.abort(message);
        }
        return root;
    }
}
