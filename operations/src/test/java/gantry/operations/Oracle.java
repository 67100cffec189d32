package gantry.operations;

import static org.assertj.core.api.Assertions.fail;

import gantry.json.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Files that others recorded and that lie beside the checkout; absent they are skipped by name. */
final class Oracle {
    private Oracle() {}

    static Map<String, @Nullable Object> model(String file) throws IOException {
        return object(read(folder("GANTRY_MODELS", "models").resolve(file)));
    }

    static List<@Nullable Object> recordedCalls(String file) throws IOException {
        Path folder = folder("GANTRY_CONFORMANCE", "conformance");
        return list(read(folder.resolve("states/api").resolve(file)));
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> object(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }

    @SuppressWarnings("unchecked")
    static List<@Nullable Object> list(@Nullable Object value) {
        return (List<@Nullable Object>) Objects.requireNonNull(value);
    }

    private static @Nullable Object read(Path file) throws IOException {
        return Json.parse(Files.readString(file));
    }

    private static Path folder(String variable, String name) {
        String configured = System.getenv(variable);
        String root = Objects.requireNonNullElse(System.getenv("GANTRY_ROOT"), "..");
        Path folder =
                configured != null ? Path.of(configured) : Path.of(root, "..", "shared", name);
        if (!Files.isDirectory(folder)) {
            String message = "Skipped: no folder " + folder + " (set " + variable + ")";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            System.out.println(message);
            Assumptions.abort(message);
        }
        return folder;
    }
}
