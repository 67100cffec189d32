package gantry.settings;

import org.snakeyaml.engine.v2.nodes.Node;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that a user mends a file once and not line by line. */
public final class Problems {
    private final String file;
    private final List<String> sentences = new ArrayList<>();

    /**
     * @param file the name to show
     */
    public Problems(String file) {
        this.file = file;
    }

    /** Of a place in the file. */
    public void at(Node node, String problem) {
        atLine(node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1), problem);
    }

    public void atLine(int line, String problem) {
        sentences.add(file + " line " + line + ": " + problem);
    }

    /** Of the file as a whole. */
    public void ofFile(String problem) {
        sentences.add(problem);
    }

    /** Of the command line. */
    public void ofFlag(String problem) {
        sentences.add(problem);
    }

    /** What was found, in its order. */
    public List<String> sentences() {
        return List.copyOf(sentences);
    }
}
