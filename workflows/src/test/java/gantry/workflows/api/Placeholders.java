package gantry.workflows.api;

import gantry.json.Json;
import gantry.json.JsonParseException;
import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares answers with recorded ones as the recordings' README says: {@code <anything>} stands for
 * any text, the same label in one scenario for the same text; texts that hold JSON are recorded
 * parsed. Collects differences by their place.
 */
final class Placeholders {
    private static final Pattern LABEL = Pattern.compile("<([^<>]+)>");

    /** Labels whose brackets the recordings lost. */
    private static final List<String> LOST_LABELS =
            List.of("log_group_name", "state_machine_alias_base_name");

    /** The service answers these since later than most recordings. */
    private static final Set<String> NEWER_MEMBERS =
            Set.of(
                    "encryptionConfiguration",
                    "redriveCount",
                    "failuresNotRedrivable",
                    "pendingRedrive");

    private final Map<String, String> texts = new HashMap<>();
    private final List<String> differences = new ArrayList<>();

    List<String> differences() {
        return differences;
    }

    /** A request with what this server answered in the place of what was recorded. */
    @Nullable Object filledIn(@Nullable Object value) {
        return switch (value) {
            case String text -> filledIn(text);
            case Map<?, ?> object -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                object.forEach((key, member) -> copy.put((String) key, filledIn(member)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(element -> copy.add(filledIn(element)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    private String filledIn(String text) {
        String filled = text;
        for (var known : texts.entrySet()) {
            filled = filled.replace(known.getKey(), known.getValue());
        }
        return filled;
    }

    /** What later requests call so is called so by this server. */
    void learn(String recorded, String actual) {
        texts.put(recorded, actual);
    }

    void compare(String at, @Nullable Object expected, @Nullable Object actual) {
        if (actual instanceof Payload payload) {
            compare(at, expected, payload.text());
        } else if (actual instanceof String text && !(expected instanceof String)) {
            compare(at, expected, parsed(text));
        } else if (expected instanceof Map<?, ?> object && actual instanceof Map<?, ?> other) {
            compareMembers(at, object, other);
        } else if (expected instanceof List<?> list && actual instanceof List<?> other) {
            compareElements(at, list, other);
        } else if (expected instanceof String pattern) {
            compareText(at, pattern, actual);
        } else if (!Json.equal(expected, actual)) {
            differ(at, expected, actual);
        }
    }

    private static @Nullable Object parsed(String text) {
        try {
            return Json.parse(text);
        } catch (JsonParseException e) {
            return text;
        }
    }

    private void compareMembers(String at, Map<?, ?> expected, Map<?, ?> actual) {
        var names = new TreeSet<String>();
        expected.keySet().forEach(name -> names.add((String) name));
        actual.keySet().forEach(name -> names.add((String) name));
        for (String name : names) {
            if (!expected.containsKey(name)) {
                if (!NEWER_MEMBERS.contains(name)) {
                    differ(at + "/" + name, "absent", actual.get(name));
                }
            } else if (!actual.containsKey(name)) {
                differ(at + "/" + name, expected.get(name), "absent");
            } else {
                compare(at + "/" + name, expected.get(name), actual.get(name));
            }
        }
    }

    private void compareElements(String at, List<?> expected, List<?> actual) {
        if (expected.size() != actual.size()) {
            differ(at, expected.size() + " elements", actual.size() + " elements");
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            compare(at + "[" + i + "]", expected.get(i), actual.get(i));
        }
    }

    private void compareText(String at, String recorded, @Nullable Object actual) {
        String expected = recorded;
        for (String label : LOST_LABELS) {
            expected = expected.replace(label, "<" + label + ">");
        }
        Matcher labels = LABEL.matcher(expected);
        var names = new ArrayList<String>();
        var regex = new StringBuilder();
        int end = 0;
        while (labels.find()) {
            regex.append(Pattern.quote(expected.substring(end, labels.start()))).append("(.+?)");
            names.add(labels.group());
            end = labels.end();
        }
        regex.append(Pattern.quote(expected.substring(end)));
        // one label stands for a text, and for the array that holds nothing else
        Object only = actual instanceof List<?> list && list.size() == 1 ? list.getFirst() : actual;
        String text = String.valueOf(only);
        Matcher found = Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text);
        if (!found.matches()) {
            differ(at, expected, actual);
            return;
        }
        for (int i = 0; i < names.size(); i++) {
            bind(at, names.get(i), found.group(i + 1));
        }
    }

    private void bind(String at, String label, String text) {
        if (label.contains("date")) {
            return; // every date is another
        }
        String before = texts.putIfAbsent(label, text);
        if (before != null && !before.equals(text)) {
            differ(at, label + " = " + before, text);
        }
    }

    private void differ(String at, @Nullable Object expected, @Nullable Object actual) {
        differences.add(at + ": expected " + expected + ", got " + actual);
    }
}
