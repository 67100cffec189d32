package gantry.server.configuration;

import gantry.settings.NearestName;
import gantry.settings.Problems;
import gantry.settings.Values;
import gantry.settings.YamlFile;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads {@code gantry.yaml} and the flags into a {@link Configuration}. All problems are told at
 * once, each with its line; an unknown key names the one that was probably meant.
 */
public final class ConfigurationReader {
    /** Read from the working folder if it is there and {@code --config} names no other. */
    public static final String DEFAULT_FILE = "gantry.yaml";

    private final Path workingFolder;
    private final KnownQuotas knownQuotas;
    private final Map<String, String> environment;

    /**
     * @param workingFolder where relative paths of the command line begin; absolute
     * @param knownQuotas what may stand under {@code quotas}
     * @param environment where {@code env:NAME} of the file is looked up
     */
    public ConfigurationReader(
            Path workingFolder, KnownQuotas knownQuotas, Map<String, String> environment) {
        this.workingFolder = workingFolder;
        this.knownQuotas = knownQuotas;
        this.environment = Map.copyOf(environment);
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
        var problems = new Problems(name);
        String text = YamlFile.findText(path, name, problems);
        throwIfAny(problems);
        return parse(name, text == null ? "" : text, flags);
    }

    /** Reads the text of a file called {@code name}, whose own folder is where its paths begin. */
    Configuration parse(String name, String text, Flags flags) {
        var problems = new Problems(name);
        Path folder = workingFolder.resolve(name).toAbsolutePath().getParent();
        Path begin = folder == null ? workingFolder : folder;
        var draft =
                new ConfigurationDraft(
                        problems, begin, new Secrets(environment, begin), knownQuotas);
        Node root = YamlFile.compose(text, problems);
        if (root != null) {
            new Values(problems)
                    .members("a configuration file", root)
                    .forEach((key, tuple) -> readKey(draft, problems, key, tuple));
        }
        draft.apply(flags, workingFolder);
        throwIfAny(problems);
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
            draft.read(key, tuple.getValueNode());
        }
    }

    private static void throwIfAny(Problems problems) {
        if (!problems.sentences().isEmpty()) {
            throw new ConfigurationException(problems.sentences());
        }
    }
}
