package gantry.server.configuration;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads {@code gantry.yaml} and the flags into a {@link Configuration}. All problems are told at
 * once, each with its line; an unknown key names the one that was probably meant.
 */
public final class ConfigurationReader {
    /** Read from the working folder if it is there and {@code --config} names no other. */
    public static final String DEFAULT_FILE = "gantry.yaml";

    /** Nobody writes a megabyte of settings; a log given by mistake ends here. */
    private static final long MAX_FILE_BYTES = 1L << 20;

    private final Path workingFolder;
    private final List<String> quotaNames;

    /**
     * @param workingFolder where relative paths of the command line begin; absolute
     * @param quotaNames what may stand under {@code quotas}
     */
    public ConfigurationReader(Path workingFolder, List<String> quotaNames) {
        this.workingFolder = workingFolder;
        this.quotaNames = List.copyOf(quotaNames);
    }

    /**
     * Reads the named file, or the working folder's own if there is one.
     *
     * @throws ConfigurationException all that is wrong
     */
    public Configuration read(@Nullable String file, Flags flags) {
        Path path = workingFolder.resolve(file == null ? DEFAULT_FILE : file);
        if (file == null && !Files.exists(path)) {
            return parse(DEFAULT_FILE, "", flags);
        }
        String name = file == null ? DEFAULT_FILE : file;
        try {
            if (Files.size(path) > MAX_FILE_BYTES) {
                throw refusal(name + " is larger than 1 MiB, so it is no configuration file.");
            }
            return parse(name, Files.readString(path), flags);
        } catch (CharacterCodingException e) {
            throw refusal(name + " is not UTF-8 text.");
        } catch (IOException e) {
            throw refusal(name + " cannot be read; does it exist, and may you read it?");
        }
    }

    /** Reads the text of a file called {@code name}, whose own folder is where its paths begin. */
    Configuration parse(String name, String text, Flags flags) {
        var problems = new Problems(name);
        Path folder = workingFolder.resolve(name).toAbsolutePath().getParent();
        var draft = new ConfigurationDraft(problems, folder == null ? workingFolder : folder);
        Node root = compose(text, problems);
        if (root != null) {
            new Values(problems)
                    .members("a configuration file", root)
                    .forEach((key, tuple) -> readKey(draft, problems, key, tuple));
        }
        draft.apply(flags, workingFolder);
        problems.throwIfAny();
        return draft.finish();
    }

    private void readKey(
            ConfigurationDraft draft, Problems problems, String written, NodeTuple tuple) {
        Key key = Key.find(written);
        if (key == null) {
            problems.at(
                    tuple.getKeyNode(),
                    "unknown key \"%s\"; did you mean \"%s\"?"
                            .formatted(written, NearestName.find(written, Key.texts())));
        } else {
            draft.read(key, tuple.getValueNode(), quotaNames);
        }
    }

    private static @Nullable Node compose(String text, Problems problems) {
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

    private static ConfigurationException refusal(String sentence) {
        return new ConfigurationException(List.of(sentence));
    }
}
