package gantry.jsonata.conformance;

import gantry.json.Json;
import gantry.json.JsonLimits;
import gantry.json.JsonObject;
import gantry.jsonata.Jsonata;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the suite. Where it is absent a test is skipped, in CI it fails. */
public final class Suite {
    private final Path root;
    private final Map<String, @Nullable Object> datasets = new TreeMap<>();

    private Suite(Path root) {
        this.root = root;
    }

    /** The cases by group, without those of {@code $eval}, as the suite's README says. */
    public static Map<String, List<SuiteCase>> load() {
        return new Suite(find()).groups();
    }

    private Map<String, List<SuiteCase>> groups() {
        var groups = new TreeMap<String, List<SuiteCase>>();
        try (Stream<Path> files = Files.list(root.resolve("groups"))) {
            for (var file : files.toList()) {
                var name = String.valueOf(file.getFileName()).replace(".json", "");
                if (!name.equals("function-eval")) {
                    groups.put(name, cases(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return groups;
    }

    private List<SuiteCase> cases(Path file) {
        var cases = new ArrayList<SuiteCase>();
        if (read(file) instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof JsonObject json) {
                    cases.add(new SuiteCase(json, data(json)));
                }
            }
        }
        return cases;
    }

    private @Nullable Object data(JsonObject json) {
        if (json.containsKey("data")) {
            return json.get("data");
        }
        return json.get("dataset") instanceof String name
                ? datasets.computeIfAbsent(
                        name, _ -> read(root.resolve("datasets").resolve(name + ".json")))
                : Jsonata.UNDEFINED;
    }

    private static @Nullable Object read(Path file) {
        try {
            return Json.parse(Files.readString(file), JsonLimits.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path find() {
        String set = System.getenv("GANTRY_CONFORMANCE");
        String checkout = System.getenv().getOrDefault("GANTRY_ROOT", "..");
        Path root =
                (set == null ? Path.of(checkout, "..", "shared", "conformance") : Path.of(set))
                        .resolve("jsonata");
        if (!Files.isDirectory(root)) {
            String message = "JSONata's suite is not at " + root.toAbsolutePath().normalize();
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(message);
            }
            System.out.println(message + "; skipped");
            Assumptions.abort(message);
        }
        return root;
    }
}
