package gantry.jsonata.datetime;

import gantry.jsonata.values.JsonataException;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The English names of months and days. */
final class Names {
    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final List<String> MONTHS =
            List.of(
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December");

    private Names() {}

    /**
     * The names of a component, in its order.
     *
     * @throws JsonataException D3133 if it has none
     */
    static List<String> of(char component) {
        return switch (component) {
            case 'M', 'x' -> MONTHS;
            case 'F' -> DAYS;
            default -> throw new JsonataException("D3133").value(String.valueOf(component));
        };
    }

    /** Number of a name from 1, of which only so many characters are written; null if unknown. */
    static @Nullable Double find(char component, String written, @Nullable Integer width) {
        var names = of(component);
        for (int i = 0; i < names.size(); i++) {
            if (shortened(names.get(i), width).equals(written)) {
                return i + 1.0;
            }
        }
        return null;
    }

    static String shortened(String name, @Nullable Integer width) {
        return width == null || width == 0
                ? name
                : name.substring(0, Math.min(width, name.length()));
    }
}
