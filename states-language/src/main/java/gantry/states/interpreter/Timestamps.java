package gantry.states.interpreter;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Times as the States Language writes them: ISO-8601 extended with an upper-case T, seconds, and Z
 * or an offset ({@code 2016-03-14T01:59:00Z}).
 */
final class Timestamps {
    private static final int DATE_CHARACTERS = "2016-03-14".length();
    private static final int SECONDS_COLON = "2016-03-14T01:59".length();

    private Timestamps() {}

    static @Nullable Instant find(@Nullable Object value) {
        if (!(value instanceof String text)
                || text.length() <= SECONDS_COLON
                || text.charAt(DATE_CHARACTERS) != 'T'
                || text.charAt(SECONDS_COLON) != ':'
                || text.endsWith("z")) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }
}
