package gantry.states.definition;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import static java.util.Objects.requireNonNull;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonObject;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The recorded definitions of the States Language, which lie beside the project. */
final class Corpus {
    private Corpus() {}

    /** Compares what is recorded with what the parser says. */
    @FunctionalInterface
    interface Comparison {
        void compare(JsonObject recorded);
    }

    /** A test for each case of a folder; at its end a line tells how many there were. */
    static Stream<DynamicTest> tests(String folder, Comparison comparison) {
        var cases = new LinkedHashMap<String, JsonObject>();
        for (Path file : files(folder)) {
            var recorded = (JsonObject) read(file);
            cases.put(String.valueOf(recorded.get("id")), recorded);
        }
        return tests(folder, cases, comparison);
    }

    static Stream<DynamicTest> tests(
            String title, Map<String, JsonObject> cases, Comparison comparison) {
        return cases.entrySet().stream()
                .map(
                        one ->
                                dynamicTest(
                                        one.getKey(),
                                        () -> run(one.getKey(), one.getValue(), comparison)))
                .onClose(
                        () ->
                                System.out.printf(
                                        "%s: %d definitions compared%n", title, cases.size()));
    }

    /** The build's log shows a dynamic test by its number only, so a failure says which it is. */
    private static void run(String id, JsonObject recorded, Comparison comparison) {
        try {
            comparison.compare(recorded);
        } catch (AssertionError e) {
            throw new AssertionError(id + ": " + e.getMessage(), e);
        }
    }

    /** The cases of a file that is a list of them. */
    static List<JsonObject> list(String file) {
        var cases = new ArrayList<JsonObject>();
        for (Object one : (JsonArray) read(root().resolve(file))) {
            cases.add((JsonObject) one);
        }
        return cases;
    }

    static List<Path> files(String folder) {
        try (Stream<Path> files = Files.walk(root().resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Object read(Path file) {
        try {
            return requireNonNull(Json.parse(Files.readString(file)), "a case is never null");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A member that the case must have. */
    static JsonObject object(JsonObject recorded, String member) {
        return (JsonObject) requireNonNull(recorded.get(member), member);
    }

    /** A member that the case must have. */
    static JsonArray array(JsonObject recorded, String member) {
        return (JsonArray) requireNonNull(recorded.get(member), member);
    }

    /** The text of a case: as sent if that is kept, else printed. */
    static String definition(JsonObject recorded) {
        return recorded.get("definitionText") instanceof String text
                ? text
                : Json.print(recorded.get("definition"));
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
