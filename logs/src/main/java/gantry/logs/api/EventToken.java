package gantry.logs.api;

import gantry.logs.read.Place;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tokens of GetLogEvents: {@code f/} or {@code b/} for the direction, then 56 digits for the
 * place, as AWS's look: 20 for the time, 36 for the position.
 */
record EventToken(boolean isForward, long timestampMs, long position) {
    private static final Pattern FORM = Pattern.compile("([fb])/(\\d{20})(\\d{36})/s");

    static EventToken forward(long timestampMs, long position) {
        return new EventToken(true, timestampMs, position);
    }

    static EventToken backward(long timestampMs, long position) {
        return new EventToken(false, timestampMs, position);
    }

    /** The token of a text; null for null. */
    static @Nullable EventToken parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw Refusals.invalidToken();
        }
        try {
            return new EventToken(
                    form.group(1).equals("f"),
                    Long.parseLong(form.group(2)),
                    Long.parseLong(form.group(3)) - 1);
        } catch (NumberFormatException _) {
            throw Refusals.invalidToken();
        }
    }

    Place place(String stream) {
        return new Place(timestampMs, stream, position);
    }

    /** One more than the position: a place may be before the first byte. */
    @Override
    public String toString() {
        return "%s/%020d%036d/s".formatted(isForward ? "f" : "b", timestampMs, position + 1);
    }
}
