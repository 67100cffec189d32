package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Timestamps as a definition writes them. */
final class Timestamps {
    private static final Pattern RFC_3339 =
            Pattern.compile(
                    "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?)[0-9]*"
                        + "(Z|[+-][0-9]{2}:[0-9]{2})");

    private Timestamps() {}

    /**
     * The instant of a field.
     *
     * @return null if it is absent or no timestamp
     */
    static @Nullable Instant parse(Fields fields, String field) {
        var text = fields.text(field);
        var instant = text == null ? null : find(text);
        if (text != null && instant == null) {
            fields.problemAt(field, "String does not match RFC3339 timestamp");
        }
        return instant;
    }

    /** Digits of a second beyond the ninth are dropped. */
    private static @Nullable Instant find(String text) {
        var parts = RFC_3339.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(parts.group(1) + parts.group(2)).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }
}
