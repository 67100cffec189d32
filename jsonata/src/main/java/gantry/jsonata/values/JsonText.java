package gantry.jsonata.values;

import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** A value as JavaScript's JSON.stringify writes it; numbers as {@code $string} does. */
public final class JsonText {
    private static final int CHARGED = 1_024;

    private final Budget budget;
    private final boolean indented;
    private final StringBuilder out = new StringBuilder();
    private int charged;

    private JsonText(Budget budget, boolean indented) {
        this.budget = budget;
        this.indented = indented;
    }

    public static String of(@Nullable Object value, boolean indented, Budget budget) {
        var writer = new JsonText(budget, indented);
        writer.write(value, 0);
        budget.string(writer.out.length() - writer.charged);
        return writer.out.toString();
    }

    /** For a message: never fails. */
    public static String describe(@Nullable Object value) {
        if (value instanceof Double real && !Double.isFinite(real)) {
            return "null"; // as JSON.stringify does
        }
        try {
            return value instanceof Undefined
                    ? "undefined"
                    : of(value, false, new Budget(Limits.DEFAULT, true));
        } catch (JsonataException _) {
            return "…";
        }
    }

    private void write(@Nullable Object value, int nesting) {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(text);
            case Number number -> {
                if (!Numbers.isNumeric(number, budget)) {
                    out.append("null");
                } else {
                    out.append(Numbers.roundedText(number));
                }
            }
            case Boolean bool -> out.append(bool.booleanValue());
            case Undefined _ -> out.append("null");
            case List<?> list -> array(list, Budget.deeper(nesting));
            case Map<?, ?> map -> object(map, Budget.deeper(nesting));
            case Payload payload -> string(payload.text());
            default -> out.append("\"\""); // a function
        }
        charge();
    }

    /** In pieces, before the text has grown much. */
    private void charge() {
        if (out.length() - charged >= CHARGED) {
            budget.string(out.length() - charged);
            charged = out.length();
        }
        budget.work(1);
    }

    private void array(List<?> list, int nesting) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            newLine(nesting);
            write(list.get(i), nesting);
        }
        if (!list.isEmpty()) {
            newLine(nesting - 1);
        }
        out.append(']');
    }

    private void object(Map<?, ?> map, int nesting) {
        out.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getValue() == Undefined.UNDEFINED) {
                continue;
            }
            if (!first) {
                out.append(',');
            }
            first = false;
            newLine(nesting);
            string(String.valueOf(entry.getKey()));
            out.append(indented ? ": " : ":");
            write(entry.getValue(), nesting);
        }
        if (!first) {
            newLine(nesting - 1);
        }
        out.append('}');
    }

    private void newLine(int nesting) {
        if (indented) {
            budget.string(2L * nesting); // blanks of a deep value may be most of its text
            out.append('\n').repeat("  ", nesting);
            charged += 2 * nesting;
        }
    }

    private void string(String text) {
        budget.work(text.length() >> 6);
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || (Character.isSurrogate(c) && !isPaired(text, i))) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isPaired(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
