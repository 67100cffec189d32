package gantry.cli.testing;

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

/**
 * What AWS published and answered, read where it lies beside the checkout ({@code ../shared}, or
 * the folders that GANTRY_MODELS and GANTRY_CONFORMANCE name). Where it is absent a test is skipped
 * with a line; with {@code CI=true} it fails.
 */
public final class Oracle {
    private Oracle() {}

    /** The service model of Step Functions. */
    public static Map<String, @Nullable Object> model() {
        return object(read(folder("GANTRY_MODELS", "models").resolve("stepfunctions.json")));
    }

    /** Recorded cases in the JSON files of a folder such as {@code states/api}, by file. */
    public static List<Path> recordings(String folder) {
        try (var files = Files.list(folder("GANTRY_CONFORMANCE", "conformance").resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static @Nullable Object read(Path file) {
        try {
            return Json.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys
    public static Map<String, @Nullable Object> object(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }

    @SuppressWarnings("unchecked") // JSON arrays hold JSON values
    public static List<@Nullable Object> list(@Nullable Object value) {
        return (List<@Nullable Object>) Objects.requireNonNull(value);
    }

    private static Path folder(String variable, String name) {
        @Nullable String configured = System.getenv(variable);
        Path folder =
                configured != null
                        ? Path.of(configured)
                        : StartedServer.root().resolve("../shared").resolve(name).normalize();
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
