package gantry.server.configuration;

import gantry.server.configuration.LogSettings.Format;
import gantry.settings.NearestName;
import gantry.settings.Problems;
import gantry.settings.Values;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the key {@code log}: {@code {format: json, level: info}}. */
final class LogReader {
    private static final List<String> NAMES = List.of("format", "level");
    private static final Map<String, System.Logger.Level> LEVELS =
            Map.of(
                    "debug", System.Logger.Level.DEBUG,
                    "info", System.Logger.Level.INFO,
                    "warn", System.Logger.Level.WARNING,
                    "error", System.Logger.Level.ERROR);

    private final Problems problems;
    private final Values values;

    LogReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    LogSettings read(String key, Node node) {
        Format format = LogSettings.DEFAULT.format();
        System.Logger.Level level = LogSettings.DEFAULT.level();
        if (!(node instanceof MappingNode)) {
            problems.at(node, key + " must be a mapping, such as {format: json, level: info}.");
            return LogSettings.DEFAULT;
        }
        for (var member : values.members(key, node).entrySet()) {
            String name = member.getKey();
            Node value = member.getValue().getValueNode();
            switch (name) {
                case "format" -> {
                    String text =
                            values.text(name, value, "text or json", s -> s.matches("text|json"));
                    format = text == null ? format : Format.valueOf(text.toUpperCase(Locale.ROOT));
                }
                case "level" -> {
                    String text =
                            values.text(
                                    name, value, "debug, info, warn or error", LEVELS::containsKey);
                    level = text == null ? level : LEVELS.getOrDefault(text, level);
                }
                default ->
                        problems.at(
                                member.getValue().getKeyNode(),
                                "unknown key \"%s\" of log; did you mean \"%s\"?"
                                        .formatted(name, NearestName.find(name, NAMES)));
            }
        }
        return new LogSettings(format, level);
    }
}
