package gantry.workflows.api;

import static org.assertj.core.api.Assertions.fail;

import gantry.json.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The recorded scenarios beside the checkout; absent they are skipped by name. */
final class Recordings {
    private static final String VARIABLE = "GANTRY_CONFORMANCE";

    private Recordings() {}

    /** The files of a folder such as {@code states/api}, by name. */
    static List<Path> files(String folder) {
        Path path = root().resolve(folder);
        try (var files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<@Nullable Object> read(Path file) {
        try {
            return list(Json.parse(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys
    static Map<String, @Nullable Object> object(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }

    @SuppressWarnings("unchecked") // JSON arrays hold JSON values
    static List<@Nullable Object> list(@Nullable Object value) {
        return (List<@Nullable Object>) Objects.requireNonNull(value);
    }

    private static Path root() {
        String configured = System.getenv(VARIABLE);
        String checkout = Objects.requireNonNullElse(System.getenv("GANTRY_ROOT"), "..");
        Path root =
                configured != null
                        ? Path.of(configured)
                        : Path.of(checkout, "..", "shared", "conformance");
        if (!Files.isDirectory(root)) {
            String message = "Skipped: no folder " + root + " (set " + VARIABLE + ")";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            System.out.println(message);
            Assumptions.abort(message);
        }
        return root;
    }
}
