package gantry.server.configuration;

import gantry.settings.BoundedFile;
import gantry.settings.NearestName;
import gantry.settings.Problems;
import gantry.settings.Values;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the key {@code openTelemetry}. */
final class OpenTelemetryReader {
    private static final List<String> NAMES =
            List.of("endpoint", "headersFile", "logs", "serviceName");

    /** Ours: more than any collector asks for. */
    private static final int MAX_HEADERS_BYTES = 65_536;

    /** RFC 9110: a token; then anything printable. */
    private static final Pattern HEADER =
            Pattern.compile(
                    "([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*([\\x21-\\x7e][\\x20-\\x7e\\t]*)");

    private final Problems problems;
    private final Values values;
    private final Path fileFolder;

    private @Nullable URI endpoint;
    private Map<String, String> headers = Map.of();
    private boolean logs;
    private String serviceName = OpenTelemetrySettings.DEFAULT_SERVICE_NAME;

    OpenTelemetryReader(Problems problems, Path fileFolder) {
        this.problems = problems;
        this.values = new Values(problems);
        this.fileFolder = fileFolder;
    }

    /** Null after a problem. */
    @Nullable OpenTelemetrySettings read(String key, Node node) {
        values.members(key, node)
                .forEach(
                        (name, tuple) -> {
                            if (!NAMES.contains(name)) {
                                problems.at(
                                        tuple.getKeyNode(),
                                        "unknown key \"%s\" of openTelemetry; did you mean \"%s\"?"
                                                .formatted(name, NearestName.find(name, NAMES)));
                            } else {
                                read(name, tuple.getKeyNode(), tuple.getValueNode());
                            }
                        });
        URI found = endpoint;
        if (found == null) {
            problems.at(node, "openTelemetry needs an endpoint, such as http://127.0.0.1:4318.");
            return null;
        }
        return new OpenTelemetrySettings(found, headers, logs, serviceName);
    }

    private void read(String name, Node key, Node value) {
        switch (name) {
            case "endpoint" -> endpoint = values.httpUrl(name, value);
            case "headersFile" -> {
                String file = values.text(name, value, "a file", text -> !text.isBlank());
                if (file != null) {
                    readHeaders(key, fileFolder.resolve(file));
                }
            }
            case "logs" -> {
                String text =
                        values.text(name, value, "true or false", s -> s.matches("true|false"));
                logs = "true".equals(text);
            }
            default -> {
                String text = values.text(name, value, "a name", s -> !s.isBlank());
                serviceName = text == null ? serviceName : text;
            }
        }
    }

    /** A line is {@code Name: value}, as curl takes them from a file; no problem quotes one. */
    private void readHeaders(Node key, Path file) {
        try {
            var found = new LinkedHashMap<String, String>();
            int number = 0;
            for (String line : BoundedFile.readText(file, MAX_HEADERS_BYTES).lines().toList()) {
                number++;
                var header = HEADER.matcher(line.strip());
                if (header.matches()) {
                    found.put(header.group(1), header.group(2));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    problems.at(
                            key,
                            "line %d of headersFile is not \"Name: value\".".formatted(number));
                }
            }
            headers = found;
        } catch (BoundedFile.TooLarge e) {
            problems.at(key, e.sentence("headersFile"));
        } catch (IOException e) {
            problems.at(key, "headersFile cannot be read: " + file + ".");
        }
    }
}
