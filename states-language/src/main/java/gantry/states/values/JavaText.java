package gantry.states.values;

import gantry.json.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/**
 * The text that States.Format gives a value: a string as it is, a number, boolean or null as in
 * JSON, an object as {@code {Id=arn:…, Name=x}} and an array as {@code [1, 2]}, which is what Java
 * prints (recorded for the context object).
 */
public final class JavaText {
    private final StringBuilder out;
    private final int maxCharacters;

    private JavaText(StringBuilder out, int maxCharacters) {
        this.out = out;
        this.maxCharacters = maxCharacters;
    }

    /**
     * Appends the text of a value; false, with the text cut, once there are too many characters.
     */
    public static boolean append(@Nullable Object value, StringBuilder out, int maxCharacters) {
        return new JavaText(out, maxCharacters).append(value);
    }

    private boolean append(@Nullable Object value) {
        var open = new ArrayDeque<Open>();
        begin(value, open);
        while (!open.isEmpty() && out.length() <= maxCharacters) {
            Open current = open.element();
            if (!current.children.hasNext()) {
                out.append(current.end);
                open.pop();
                continue;
            }
            if (current.started) {
                out.append(", ");
            }
            current.started = true;
            Object child = current.children.next();
            if (child instanceof Map.Entry<?, ?> member) {
                out.append(member.getKey()).append('=');
                child = member.getValue();
            }
            begin(child, open);
        }
        return out.length() <= maxCharacters;
    }

    private void begin(@Nullable Object value, ArrayDeque<Open> open) {
        switch (value) {
            case String text -> out.append(text);
            case Map<?, ?> map -> {
                out.append('{');
                open.push(new Open(map.entrySet().iterator(), '}'));
            }
            case Collection<?> collection -> {
                out.append('[');
                open.push(new Open(collection.iterator(), ']'));
            }
            case null, default -> Json.print(value, out);
        }
    }

    /** A container whose end is not written yet. */
    private static final class Open {
        final Iterator<?> children;
        final char end;
        boolean started;

        Open(Iterator<?> children, char end) {
            this.children = children;
            this.end = end;
        }
    }
}
