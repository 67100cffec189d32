package gantry.server.configuration;

import org.snakeyaml.engine.v2.nodes.Node;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that a user mends a file once and not line by line. */
final class Problems {
    private final String file;
    private final List<String> sentences = new ArrayList<>();

    /**
     * @param file the name to show
     */
    Problems(String file) {
        this.file = file;
    }

    /** Of a place in the file. */
    void at(Node node, String problem) {
        atLine(node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1), problem);
    }

    void atLine(int line, String problem) {
        sentences.add(file + " line " + line + ": " + problem);
    }

    /** Of the command line. */
    void ofFlag(String problem) {
        sentences.add(problem);
    }

    void throwIfAny() {
        if (!sentences.isEmpty()) {
            throw new ConfigurationException(sentences);
        }
    }
}
