package gantry.json.path;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads what stands in brackets and begins with a digit, a minus or a colon. */
final class ArrayStepParser {
    private final Cursor cursor;

    ArrayStepParser(Cursor cursor) {
        this.cursor = cursor;
    }

    Step parse() {
        var first = number();
        cursor.skipBlanks();
        return cursor.peek() == ':' ? slice(first) : indexes(first);
    }

    private Step indexes(@Nullable Integer first) {
        var indexes = new ArrayList<Integer>();
        indexes.add(required(first));
        cursor.skipBlanks();
        while (cursor.take(',')) {
            indexes.add(required(number()));
            cursor.skipBlanks();
        }
        cursor.require(']');
        return indexes.size() == 1
                ? new Step.Index(indexes.getFirst())
                : new Step.Indexes(List.copyOf(indexes));
    }

    /** As Jayway does, a third part (the step) is accepted and passed over. */
    private Step slice(@Nullable Integer from) {
        cursor.require(':');
        var to = number();
        cursor.skipBlanks();
        if (cursor.take(':')) {
            number();
        }
        if (from == null && to == null) {
            throw cursor.error("Failed to parse SliceOperation");
        }
        cursor.require(']');
        return new Step.Slice(from, to);
    }

    private Integer required(@Nullable Integer index) {
        if (index == null) {
            throw cursor.error("Failed to parse ArrayIndexOperation");
        }
        return index;
    }

    private @Nullable Integer number() {
        cursor.skipBlanks();
        int start = cursor.position();
        cursor.take('-');
        while (Cursor.isDigit(cursor.peek())) {
            cursor.next();
        }
        var digits = cursor.from(start);
        if (digits.isEmpty()) {
            return null;
        }
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException _) {
            throw cursor.error("Failed to parse array index " + digits);
        }
    }
}
