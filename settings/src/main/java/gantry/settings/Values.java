package gantry.settings;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads typed values out of YAML nodes; what does not fit becomes a problem and reads as null. */
public final class Values {
    /** Each is the mark of a part of a URL and stands in none of the others. */
    private static final Pattern MAY_HOLD_SECRET = Pattern.compile("[@?#]");

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

    /**
     * An http or https URL without what may be a secret: a user, a query, a fragment. One that has
     * such is not quoted.
     */
    public @Nullable URI httpUrl(String key, Node node) {
        String expected = "an http or https URL without user, query or fragment";
        if (node instanceof ScalarNode scalar
                && MAY_HOLD_SECRET.matcher(scalar.getValue()).find()) {
            problems.at(node, key + " must be " + expected + ".");
            return null;
        }
        String text = text(key, node, expected, Values::isHttpUrl);
        return text == null ? null : URI.create(text);
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

    private static boolean isHttpUrl(String text) {
        try {
            var url = URI.create(text);
            return url.getHost() != null
                    && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
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
