package gantry.json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/** Writes values as compact text, without recursion; to a stream it goes in pieces. */
final class JsonPrinter {
    private static final int PIECE_CHARS = 8_192;
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final StringBuilder out;
    private final @Nullable OutputStream stream;
    private @Nullable Open open;

    JsonPrinter(StringBuilder out, @Nullable OutputStream stream) {
        this.out = out;
        this.stream = stream;
    }

    static void stream(@Nullable Object value, OutputStream stream) throws IOException {
        var printer = new JsonPrinter(new StringBuilder(), stream);
        try {
            printer.print(value);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        stream.write(printer.out.toString().getBytes(StandardCharsets.UTF_8));
    }

    void print(@Nullable Object value) {
        begin(value);
        while (open != null) {
            var current = open;
            if (!current.hasNext()) {
                out.append(current.isObject() ? '}' : ']');
                open = current.outer;
                continue;
            }
            if (current.started) {
                out.append(',');
            }
            current.started = true;
            if (current.isObject()) {
                string(current.nextKey());
                out.append(':');
            }
            begin(current.nextValue());
            drain();
        }
    }

    private void begin(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(text);
            case Long number -> out.append(number.longValue());
            case Boolean bool -> out.append(bool.booleanValue());
            case Map<?, ?> object -> {
                out.append('{');
                open = new Open(open, object, null);
            }
            case Collection<?> array -> {
                out.append('[');
                open = new Open(open, null, array);
            }
            case Double number -> floating(number.toString(), Double.isFinite(number));
            case Float number -> floating(number.toString(), Float.isFinite(number));
            case Number number -> out.append(number);
            case Payload payload -> string(payload.text());
            default -> throw Json.notJson(value);
        }
    }

    private void floating(String text, boolean finite) {
        if (finite) {
            out.append(text);
        } else {
            out.append('"').append(text).append('"');
        }
    }

    private void string(String text) {
        out.append('"');
        int plain = 0; // where the run of characters begins that stand for themselves
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
                continue;
            }
            if (Utf8.isPair(text, i)) {
                i++;
                continue;
            }
            out.append(text, plain, i);
            escape(c);
            plain = i + 1;
            drain();
        }
        out.append(text, plain, length).append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                out.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]);
                out.append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
            }
        }
    }

    /** Only between whole characters, so that no surrogate pair is torn. */
    private void drain() {
        if (stream == null || out.length() < PIECE_CHARS) {
            return;
        }
        try {
            stream.write(out.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.setLength(0);
    }

    /** A container whose end is not written yet. */
    private static final class Open {
        final @Nullable Open outer;
        private final @Nullable JsonObject object;
        private final @Nullable Iterator<? extends Map.Entry<?, ?>> entries;
        private final @Nullable Iterator<?> elements;
        private @Nullable Object entryValue;
        private int index;
        boolean started;

        Open(@Nullable Open outer, @Nullable Map<?, ?> map, @Nullable Collection<?> array) {
            this.outer = outer;
            this.object = map instanceof JsonObject own ? own : null;
            this.entries = map == null || object != null ? null : map.entrySet().iterator();
            this.elements = array == null ? null : array.iterator();
        }

        boolean isObject() {
            return elements == null;
        }

        boolean hasNext() {
            if (object != null) {
                return index < object.size();
            }
            return entries != null ? entries.hasNext() : elements != null && elements.hasNext();
        }

        String nextKey() {
            if (object != null) {
                entryValue = object.valueAt(index);
                return object.keyAt(index++);
            }
            if (entries == null) {
                throw new IllegalStateException("An array has no keys");
            }
            var entry = entries.next();
            entryValue = entry.getValue();
            return String.valueOf(entry.getKey());
        }

        @Nullable Object nextValue() {
            return elements != null ? elements.next() : entryValue;
        }
    }
}
