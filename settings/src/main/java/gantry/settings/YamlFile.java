package gantry.settings;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Locale;

/** Reads the text of a settings file and its YAML nodes, which keep their lines. */
public final class YamlFile {
    /** Nobody writes a megabyte of settings; a log given by mistake ends here. */
    private static final int MAX_BYTES = 1 << 20;

    /** Nobody nests settings so deep; the composer would take a stack frame for each level. */
    private static final int MAX_DEPTH = 100;

    /**
     * The text of a file; null after a problem.
     *
     * @param name as the problems call it
     */
    public static @Nullable String findText(Path path, String name, Problems problems) {
        try {
            return BoundedFile.readText(path, MAX_BYTES);
        } catch (BoundedFile.TooLarge e) {
            problems.ofFile(name + " is " + e.getMessage() + ", so it is no configuration file.");
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
            return isTooDeep(text, settings, problems)
                    ? null
                    : new Compose(settings).composeString(text).orElse(null);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.atLine(line, "not YAML: " + e.getProblem().toLowerCase(Locale.ROOT) + ".");
        } catch (YamlEngineException e) {
            problems.atLine(1, "not YAML: " + e.getMessage());
        }
        return null;
    }

    private static boolean isTooDeep(String text, LoadSettings settings, Problems problems) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
                int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
                problems.atLine(line, "nested deeper than " + MAX_DEPTH + " levels.");
                return true;
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
        return false;
    }

    private YamlFile() {}
}
