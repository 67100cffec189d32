import gantry.json.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Writes, for every service that the official models know, the table of what its operations answer:
 * what the mocks of TestState are held to. Run by the build of `operations`: {@code AnswerTables
 * MODELS.jar OVERLAYS OUTPUT}. A file {@code SERVICE.answers} among the overlays is a whole table
 * of a service that the jar lacks. A table is named as Resources of Tasks name the service: by its
 * id in the SDK, in small letters and digits. The format is that of `ServiceTable`.
 */
public final class AnswerTables {
    private static final String OVERLAY = ".answers";

    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        Path overlays = Path.of(args[1]);
        Path output = Path.of(args[2]);
        Path stamp = output.resolve("made-of");
        String madeOf = madeOf(jar, overlays);
        if (Files.exists(stamp) && Files.readString(stamp).equals(madeOf)) {
            return;
        }
        Files.createDirectories(output);
        try (var models = new ZipFile(jar.toFile())) {
            models.stream()
                    .parallel()
                    .filter(entry -> entry.getName().endsWith("-model.json"))
                    .forEach(entry -> write(models, entry, output));
        }
        for (var overlay : overlays(overlays).entrySet()) {
            String service = overlay.getKey().replace(OVERLAY, "");
            var table = new ServiceTable();
            overlay.getValue()
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(table::overlay);
            Files.writeString(output.resolve(service + ".table"), table.text());
        }
        Files.writeString(stamp, madeOf);
    }

    private static void write(ZipFile models, ZipEntry entry, Path output) {
        try (var in = models.getInputStream(entry)) {
            var model = object(Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            Object id = object(model.get("metadata")).get("serviceId");
            if (id == null) {
                return; // of before there were Resources of its kind
            }
            String service = id.toString().toLowerCase().replaceAll("[^a-z0-9]", "");
            var table = new ServiceTable();
            table.addAnswers(service, model);
            Files.writeString(output.resolve(service + ".table"), table.text());
        } catch (IOException e) {
            throw new UncheckedIOException("The model " + entry.getName(), e);
        }
    }

    /** What would make other tables: the jar, the overlays, this program. */
    private static String madeOf(Path jar, Path overlays) throws IOException {
        var program = Path.of(System.getProperty("jdk.launcher.sourcefile"));
        return jar.getFileName()
                + " "
                + Arrays.hashCode(Files.readAllBytes(program))
                + " "
                + Arrays.hashCode(Files.readAllBytes(program.resolveSibling("ServiceTable.java")))
                + " "
                + overlays(overlays).hashCode();
    }

    private static Map<String, String> overlays(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.newDirectoryStream(folder, "*" + OVERLAY)) {
            for (Path file : files) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
