package gantry.settings;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads the text of a settings file and its YAML nodes, which keep their lines. */
public final class YamlFile {
    /** Nobody writes a megabyte of settings; a log given by mistake ends here. */
    private static final long MAX_BYTES = 1L << 20;

    /**
     * The text of a file; null after a problem.
     *
     * @param name as the problems call it
     */
    public static @Nullable String findText(Path path, String name, Problems problems) {
        try {
            if (Files.size(path) > MAX_BYTES) {
                problems.ofFile(name + " is larger than 1 MiB, so it is no configuration file.");
                return null;
            }
            return Files.readString(path);
        } catch (CharacterCodingException e) {
            problems.ofFile(name + " is not UTF-8 text.");
        } catch (IOException e) {
            problems.ofFile(name + " cannot be read; does it exist, and may you read it?");
        }
        return null;
    }

    /** The root; null if the text is empty, or after a problem. */
    public static @Nullable Node compose(String text, Problems problems) {
        var settings = LoadSettings.builder().setUseMarks(true).build();
        try {
            return new Compose(settings).composeString(text).orElse(null);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.atLine(line, "not YAML: " + e.getProblem().toLowerCase(Locale.ROOT) + ".");
        } catch (YamlEngineException e) {
            problems.atLine(1, "not YAML: " + e.getMessage());
        }
        return null;
    }

    private YamlFile() {}
}
