package gantry.states.conformance;

import gantry.json.Json;
import gantry.json.JsonParseException;
import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares with recorded values: {@code <label>} in a recorded string stands for any text, the same
 * label in one case for the same text. JSON texts are recorded parsed.
 */
final class Placeholders {
    private static final Pattern LABEL = Pattern.compile("<(?:[^<>]|<[^<>]*>)+>");

    /** RedriveCount came into the context object on 2023-11-15, with RedriveExecution. */
    private static final String LATER_MEMBER = "RedriveCount";

    /** What the recording has for a number of States.MathRandom. */
    private static final String RANDOM_NUMBER = "RandomNumberGenerated";

    private final Map<String, String> known = new HashMap<>();

    boolean match(@Nullable Object expected, @Nullable Object actual) {
        return switch (actual) {
            case Payload payload -> match(expected, payload.value());
            case String text when !(expected instanceof String) -> matchParsed(expected, text);
            case null, default -> matchValues(expected, actual);
        };
    }

    private boolean matchParsed(@Nullable Object expected, String text) {
        try {
            return matchValues(expected, Json.parse(text));
        } catch (JsonParseException _) {
            return false;
        }
    }

    private boolean matchValues(@Nullable Object expected, @Nullable Object actual) {
        return switch (expected) {
            case String pattern when actual instanceof String text ->
                    matchTexts(pattern, text) || matchJsonTexts(pattern, text);
            // A label may stand for a whole value.
            case String pattern ->
                    LABEL.matcher(pattern).matches()
                            || (pattern.equals(RANDOM_NUMBER) && actual instanceof Long);
            case Map<?, ?> members when actual instanceof Map<?, ?> others ->
                    hasMembers(others, members.keySet())
                            && members.entrySet().stream()
                                    .allMatch(
                                            member ->
                                                    match(
                                                            member.getValue(),
                                                            others.get(member.getKey())));
            case List<?> elements when actual instanceof List<?> others ->
                    elements.size() == others.size() && matchEach(elements, others);
            case null, default -> Json.equal(expected, actual);
        };
    }

    private static boolean hasMembers(Map<?, ?> actual, Set<?> expected) {
        var names = new HashSet<Object>(actual.keySet());
        if (!expected.contains(LATER_MEMBER) && expected.contains("StartTime")) {
            names.remove(LATER_MEMBER);
        }
        return names.equals(expected);
    }

    /** A JSON text inside of another, whose blanks the recording did not keep. */
    private boolean matchJsonTexts(String expected, String actual) {
        if (!expected.startsWith("{") || !actual.startsWith("{")) {
            return false;
        }
        try {
            return matchValues(Json.parse(expected), Json.parse(actual));
        } catch (JsonParseException _) {
            return false;
        }
    }

    private boolean matchEach(List<?> elements, List<?> others) {
        for (int i = 0; i < elements.size(); i++) {
            if (!match(elements.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean matchTexts(String expected, String actual) {
        if (expected.equals(actual)) {
            return true;
        }
        var regex = new StringBuilder();
        Map<String, String> groups = new HashMap<>();
        Matcher label = LABEL.matcher(expected);
        int from = 0;
        while (label.find()) {
            regex.append(Pattern.quote(expected.substring(from, label.start())));
            String bound = known.get(label.group());
            String group = groups.get(label.group());
            if (bound != null) {
                regex.append(Pattern.quote(bound));
            } else if (group != null) {
                regex.append("\\k<").append(group).append('>');
            } else {
                group = "g" + groups.size();
                groups.put(label.group(), group);
                regex.append("(?<").append(group).append(">.*)");
            }
            from = label.end();
        }
        regex.append(Pattern.quote(expected.substring(from)));
        Matcher matcher = Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(actual);
        if (!matcher.matches()) {
            return false;
        }
        groups.forEach(
                (name, group) -> known.put(name, Objects.requireNonNull(matcher.group(group))));
        return true;
    }
}
