package gantry.server.configuration;

import gantry.settings.BoundedFile;
import gantry.settings.Problems;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Looks up what a file says is elsewhere: {@code env:NAME} or {@code file:PATH}. */
record Secrets(Map<String, String> environment, Path folder) {
    private static final String VARIABLE = "env:";
    private static final String FILE = "file:";

    /** More is no key. */
    private static final int MAX_FILE_BYTES = 65_536;

    static boolean isElsewhere(String written) {
        return written.startsWith(VARIABLE) || written.startsWith(FILE);
    }

    /** What is there, without blanks around it; null, with a problem told, if it is not there. */
    @Nullable String find(String key, Node node, String written, Problems problems) {
        if (written.startsWith(VARIABLE)) {
            String name = written.substring(VARIABLE.length());
            String value = environment.get(name);
            if (value == null) {
                problems.at(node, key + " names the variable " + name + ", which is not set.");
            }
            return value;
        }
        String name = written.substring(FILE.length());
        try {
            byte[] bytes = BoundedFile.read(folder.resolve(name), MAX_FILE_BYTES);
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (BoundedFile.TooLarge e) {
            problems.at(node, e.sentence(key + " names the file \"" + name + "\", which"));
            return null;
        } catch (IOException _) {
            problems.at(node, key + " names the file \"" + name + "\", which cannot be read.");
            return null;
        }
    }

    /** Without the environment. */
    @Override
    public String toString() {
        return "Secrets[" + folder + "]";
    }
}
