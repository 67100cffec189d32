package gantry.states.definition;

import java.util.regex.Pattern;

/**
 * What a distributed Map may be labelled: its map runs and their child executions have the label in
 * their ARNs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html">Map
 *     state in Distributed mode</a>
 */
final class LabelRule {
    /** In characters. */
    private static final int MAX_LENGTH = 40;

    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\s?*<>{}\\[\\]:;,\\\\|^~$#%&`\"\\x00-\\x1f\\x7f-\\x9f]");

    private LabelRule() {}

    static void check(Fields map) {
        var label = map.text("Label");
        if (label == null) {
            return;
        }
        if (!isValid(label)) {
            map.compilation.problems.add(
                    Problems.INVALID_LABEL_NAME,
                    "Invalid Label name: "
                            + label
                            + " is not a text of 1 to "
                            + MAX_LENGTH
                            + " characters without whitespace, wildcard, bracket, special or"
                            + " control characters",
                    map.at("Label"));
        } else if (!map.compilation.labels.add(label)) {
            map.compilation.problems.add(
                    Problems.DUPLICATE_LABEL_NAME,
                    "Duplicate Label name: " + label,
                    map.at("Label"));
        }
    }

    private static boolean isValid(String label) {
        return !label.isEmpty()
                && label.codePointCount(0, label.length()) <= MAX_LENGTH
                && !FORBIDDEN.matcher(label).find();
    }
}
