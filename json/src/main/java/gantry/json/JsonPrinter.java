package gantry.json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/** Writes values as compact text, without recursion; to a stream it goes in pieces. */
final class JsonPrinter {
    /** Bytes that are gathered for a stream, and characters that are taken in at once. */
    private static final int PIECE = 8_192;

    private final Utf8Text out;
    private final @Nullable OutputStream stream;
    private @Nullable Open open;

    private JsonPrinter(Utf8Text out, @Nullable OutputStream stream) {
        this.out = out;
        this.stream = stream;
    }

    static Utf8Text printed(@Nullable Object value) {
        var out = new Utf8Text();
        new JsonPrinter(out, null).print(value);
        return out;
    }

    static void stream(@Nullable Object value, OutputStream stream) throws IOException {
        var out = new Utf8Text();
        try {
            new JsonPrinter(out, stream).print(value);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        stream.write(out.array(), 0, out.length());
    }

    private void print(@Nullable Object value) {
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
            case null -> out.appendAscii("null");
            case String text -> string(text);
            case Long number -> out.appendAscii(number.toString());
            case Boolean bool -> out.appendAscii(bool.toString());
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
            case Number number -> out.appendAscii(number.toString());
            case Payload payload -> string(payload.text());
            default -> throw Json.notJson(value);
        }
    }

    private void floating(String text, boolean finite) {
        if (finite) {
            out.appendAscii(text);
        } else {
            out.append('"');
            out.appendAscii(text);
            out.append('"');
        }
    }

    private void string(String text) {
        out.append('"');
        if (text.length() <= PIECE || stream == null) {
            out.appendEscaped(text);
        } else {
            int at = 0;
            while (at < text.length()) {
                at = out.appendEscaped(text, at, PIECE);
                drain();
            }
        }
        out.append('"');
    }

    private void drain() {
        if (stream == null || out.length() < PIECE) {
            return;
        }
        try {
            stream.write(out.array(), 0, out.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.clear();
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
