package gantry.settings;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Reads typed values out of YAML nodes; what does not fit becomes a problem and reads as null. */
public final class Values {
    private final Problems problems;

    public Values(Problems problems) {
        this.problems = problems;
    }

    /** A scalar as it is written, so that an account keeps its leading zeros. */
    public @Nullable String text(String key, Node node, String expected, Predicate<String> fits) {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            String value = scalar.getValue();
            if (fits.test(value)) {
                return value;
            }
            problems.at(node, key + " \"" + value + "\" is not " + expected + ".");
        } else {
            problems.at(node, key + " must be " + expected + "; it has " + describe(node) + ".");
        }
        return null;
    }

    public @Nullable Long number(String key, Node node, long least, long most) {
        String expected = "a whole number from " + least + " to " + most;
        String value = text(key, node, expected, written -> isWithin(written, least, most));
        return value == null ? null : Long.valueOf(value);
    }

    /** The members of a mapping by key, in the order written; empty if it is none. */
    public Map<String, NodeTuple> members(String what, Node node) {
        Map<String, NodeTuple> members = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            problems.at(node, what + " must be a mapping of keys to values.");
            return members;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : null;
            if (name == null) {
                problems.at(tuple.getKeyNode(), "a key must be a plain word.");
            } else if (members.putIfAbsent(name, tuple) != null) {
                problems.at(tuple.getKeyNode(), "\"" + name + "\" is set twice.");
            }
        }
        return members;
    }

    private static boolean isWithin(String written, long least, long most) {
        // 18 digits always fit a long.
        if (!written.matches("-?[0-9]{1,18}")) {
            return false;
        }
        long value = Long.parseLong(written);
        return least <= value && value <= most;
    }

    private static String describe(Node node) {
        return switch (node.getNodeType()) {
            case SCALAR -> "no value";
            case SEQUENCE -> "a list";
            case MAPPING -> "a mapping";
            case ANCHOR -> "an alias";
        };
    }
}
