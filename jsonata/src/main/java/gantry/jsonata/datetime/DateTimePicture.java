package gantry.jsonata.datetime;

import gantry.jsonata.regex.Regex;
import gantry.jsonata.values.Budget;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Numbers;
import gantry.jsonata.values.Undefined;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A picture string for dates and times (XPath F&O 9.8.4). */
public final class DateTimePicture {
    /** What is used without a picture. */
    public static final DateTimePicture ISO =
            parse("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]");

    /** Days JavaScript's dates reach before and after 1970, in milliseconds. */
    private static final double MAX_MILLIS = 8.64e15;

    /** A literal text or a marker. */
    private record Part(String literal, @Nullable Marker marker) {}

    private final List<Part> parts;

    private DateTimePicture(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Throws D3131, D3132, D3135. */
    public static DateTimePicture parse(String picture) {
        var parts = new ArrayList<Part>();
        int start = 0;
        int at = 0;
        while (at < picture.length()) {
            if (picture.charAt(at) != '[') {
                at++;
                continue;
            }
            addLiteral(parts, picture.substring(start, at).replace("]]", "]"));
            if (picture.startsWith("[[", at)) {
                addLiteral(parts, "[");
                at += 2;
            } else {
                int end = picture.indexOf(']', at);
                if (end < 0) {
                    throw new JsonataException("D3135");
                }
                parts.add(new Part("", Marker.parse(picture.substring(at + 1, end))));
                at = end + 1;
            }
            start = at;
        }
        addLiteral(parts, picture.substring(start).replace("]]", "]"));
        return new DateTimePicture(parts);
    }

    private static void addLiteral(List<Part> parts, String text) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, null));
        }
    }

    public String format(double millis, Offset offset, Budget budget) {
        double shifted = Math.floor(millis) + offset.millis();
        if (!(Math.abs(shifted) <= MAX_MILLIS)) {
            throw new JsonataException("D1001").value(Numbers.of(millis));
        }
        var moment = new Moment((long) shifted);
        var out = new StringBuilder();
        for (var part : parts) {
            var text =
                    part.marker == null ? part.literal : part.marker.format(moment, offset, budget);
            budget.string(text.length());
            out.append(text);
        }
        return out.toString();
    }

    /**
     * The milliseconds since 1970 of a text written like this; undefined if it is not.
     *
     * @param nowMillis where a missing beginning is taken from
     * @throws JsonataException D3136 if components are missing in between
     */
    public Object readValue(String text, long nowMillis, Budget budget) {
        budget.string(parts.size() * 64L);
        var match = Regex.compile(pattern(), "i", -1).find(text, 0, budget);
        if (match == null) {
            return Undefined.UNDEFINED;
        }
        var components = new Components();
        for (int i = 0; i < parts.size(); i++) {
            var marker = parts.get(i).marker;
            if (marker != null && match.groups().get(i) instanceof String written) {
                components.put(marker.component(), marker.read(written));
            }
        }
        return components.isEmpty()
                ? Undefined.UNDEFINED
                : Numbers.of(components.millis(new Moment(nowMillis)));
    }

    private String pattern() {
        var pattern = new StringBuilder("^");
        for (int i = 0; i < parts.size(); i++) {
            var marker = parts.get(i).marker;
            pattern.append('(')
                    .append(
                            marker == null
                                    ? quoted(parts.get(i).literal)
                                    : marker.pattern(isFollowedByInteger(i)))
                    .append(')');
        }
        return pattern.append('$').toString();
    }

    private boolean isFollowedByInteger(int index) {
        var next = index + 1 < parts.size() ? parts.get(index + 1).marker : null;
        return next != null && next.isInteger();
    }

    /** A text as a regular expression for itself. */
    static String quoted(String text) {
        return text.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0");
    }
}
