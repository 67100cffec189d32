package gantry.jsonata.datetime;

import gantry.jsonata.values.JsonataException;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * The components read from a text. Those before the first are taken from the present, those behind
 * the last are the least; none may be missing in between.
 */
final class Components {
    private static final double DAY = 86_400_000;

    private final Map<Character, Double> values = new HashMap<>();
    private boolean any;

    /** Null for a component whose text was not understood. */
    void put(char component, @Nullable Double value) {
        any = true;
        if (value != null) {
            values.put(component, value);
        }
    }

    boolean isEmpty() {
        return !any;
    }

    /** Whether only these of some components are there, and at least one. */
    private boolean isOf(String all, String these) {
        boolean found = false;
        for (int i = 0; i < all.length(); i++) {
            char component = all.charAt(i);
            boolean present = value(component) != 0 && !Double.isNaN(value(component));
            if (present && these.indexOf(component) < 0) {
                return false;
            }
            found |= present;
        }
        return found;
    }

    private double value(char component) {
        return values.getOrDefault(component, 0.0);
    }

    /** Throws D3136. */
    double millis(Moment now) {
        var dates = "YXMxWwdD";
        boolean byDate = isOf(dates, "YMD");
        boolean byDayOfYear = !byDate && isOf(dates, "Yd");
        if (isOf(dates, "XxwF") || isOf(dates, "XWF")) {
            throw new JsonataException("D3136"); // week dates: not in jsonata-js either
        }
        boolean byHalfDay = !isOf("PHhmsf", "Hmsf") && isOf("PHhmsf", "Phmsf");
        complete((byDayOfYear ? "Yd" : "YMD") + (byHalfDay ? "Phmsf" : "Hmsf"), now);
        double hours = value('H');
        if (byHalfDay) {
            hours = (value('h') == 12 ? 0 : value('h')) + (value('P') == 1 ? 12 : 0);
        }
        double day =
                byDayOfYear
                        ? Iso8601.day(value('Y'), 0, 1) + value('d') - 1
                        : Iso8601.day(value('Y'), Math.max(value('M') - 1, 0), value('D'));
        double time = ((hours * 60 + value('m')) * 60 + value('s')) * 1000;
        double zone = value('Z') != 0 ? value('Z') : value('z');
        return day * DAY + time + Math.floor(value('f')) - zone * 60_000;
    }

    private void complete(String components, Moment now) {
        boolean begun = false;
        boolean ended = false;
        for (int i = 0; i < components.length(); i++) {
            char component = components.charAt(i);
            if (values.containsKey(component)) {
                if (ended) {
                    throw new JsonataException("D3136");
                }
                begun = true;
            } else if (begun) {
                values.put(component, "MDd".indexOf(component) >= 0 ? 1.0 : 0.0);
                ended = true;
            } else {
                values.put(component, (double) now.component(component));
            }
        }
    }
}
