package gantry.jsonata.datetime;

import gantry.jsonata.values.Budget;
import gantry.jsonata.values.JsonataException;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** One component of a date/time picture, for example {@code [D01]} (XPath F&O 9.8.4). */
final class Marker {
    private static final String INTEGERS = "YMDdFWwXxHhmsf";

    /** What the letters of a name are turned to. */
    private enum NameCase {
        LOWER,
        UPPER,
        TITLE
    }

    /** The width modifier. */
    private record Width(@Nullable Integer min, @Nullable Integer max) {
        static Width parse(String text) {
            int dash = text.indexOf('-');
            return dash < 0
                    ? new Width(number(text), null)
                    : new Width(number(text.substring(0, dash)), number(text.substring(dash + 1)));
        }

        private static @Nullable Integer number(String text) {
            int end = 0;
            while (end < text.length() && end < 6 && Character.isDigit(text.charAt(end))) {
                end++;
            }
            return end == 0 ? null : Integer.valueOf(text.substring(0, end));
        }
    }

    private final char component;
    private final char modifier;
    private final Width width;
    private final @Nullable NameCase names;
    private final @Nullable IntegerPicture integer;
    private final int yearDigits;

    private Marker(
            char component,
            char modifier,
            Width width,
            @Nullable NameCase names,
            @Nullable IntegerPicture integer,
            int yearDigits) {
        this.component = component;
        this.modifier = modifier;
        this.width = width;
        this.names = names;
        this.integer = integer;
        this.yearDigits = yearDigits;
    }

    /** From what stands between the brackets; throws D3131, D3132. */
    static Marker parse(String text) {
        var compact = text.replaceAll("\\s+", "");
        char component = compact.isEmpty() ? ' ' : compact.charAt(0);
        int comma = compact.lastIndexOf(',');
        var width = Width.parse(comma < 0 ? "" : compact.substring(comma + 1));
        var presentation =
                compact.substring(
                        Math.min(1, compact.length()), comma < 1 ? compact.length() : comma);
        char modifier = ' ';
        int last = presentation.length() - 1;
        if (last > 0 && "atco".indexOf(presentation.charAt(last)) >= 0) {
            modifier = presentation.charAt(last);
            presentation = presentation.substring(0, last);
        }
        if (presentation.isEmpty()) {
            presentation = standard(component);
        }
        return of(component, presentation, modifier, width);
    }

    private static String standard(char component) {
        return switch (component) {
            case 'Y', 'M', 'D', 'd', 'W', 'w', 'X', 'x', 'H', 'h', 'f' -> "1";
            case 'F', 'P', 'C', 'E' -> "n";
            case 'm', 's' -> "01";
            case 'Z', 'z' -> "01:01";
            default -> throw new JsonataException("D3132").value(String.valueOf(component));
        };
    }

    private static Marker of(char component, String presentation, char modifier, Width width) {
        standard(component); // an unknown component is an error in any presentation
        var names = nameCase(presentation);
        IntegerPicture integer = null;
        int yearDigits = 0;
        if (component == 'Z' || component == 'z') {
            integer = IntegerPicture.parse(presentation);
        } else if (names == null && INTEGERS.indexOf(component) >= 0) {
            integer =
                    IntegerPicture.parse(
                            modifier == ' ' ? presentation : presentation + ";" + modifier);
            if (width.min != null && integer.digits().mandatory() < width.min) {
                integer = integer.withMandatoryDigits(width.min);
            }
            if (component == 'Y') {
                yearDigits = yearDigits(integer, width);
                integer = width.max == null ? integer : integer.withMandatoryDigits(yearDigits);
            }
        }
        return new Marker(component, modifier, width, names, integer, yearDigits);
    }

    private static @Nullable NameCase nameCase(String presentation) {
        if (presentation.startsWith("n")) {
            return NameCase.LOWER;
        }
        if (presentation.startsWith("N")) {
            return presentation.startsWith("n", 1) ? NameCase.TITLE : NameCase.UPPER;
        }
        return null;
    }

    /** How many digits of a year are shown; 0 for all. */
    private static int yearDigits(IntegerPicture integer, Width width) {
        if (width.max != null) {
            return width.max;
        }
        int digits = integer.digits().mandatory() + integer.digits().optional();
        return digits >= 2 ? digits : 0;
    }

    char component() {
        return component;
    }

    boolean isInteger() {
        return integer != null && component != 'Z' && component != 'z';
    }

    String format(Moment moment, Offset offset, Budget budget) {
        return switch (component) {
            case 'Z', 'z' -> zone(offset, budget);
            case 'P' -> {
                var half = moment.component('P') == 1 ? "pm" : "am";
                yield names == NameCase.UPPER ? half.toUpperCase(Locale.ROOT) : half;
            }
            case 'C', 'E' -> "ISO";
            default -> value(moment.component(component), budget);
        };
    }

    private String value(int value, Budget budget) {
        if (names != null) {
            var name = Names.shortened(Names.of(component).get(value - 1), width.max);
            return switch (names) {
                case LOWER -> name.toLowerCase(Locale.ROOT);
                case UPPER -> name.toUpperCase(Locale.ROOT);
                case TITLE -> name;
            };
        }
        int shown =
                yearDigits > 0 && yearDigits < 10 ? value % (int) Math.pow(10, yearDigits) : value;
        return requireInteger().format(shown, budget);
    }

    private IntegerPicture requireInteger() {
        if (integer == null) {
            throw new JsonataException("D3132").value(String.valueOf(component));
        }
        return integer;
    }

    private String zone(Offset offset, Budget budget) {
        if (offset.number() == 0 && modifier == 't') {
            return "Z";
        }
        var picture = requireInteger();
        int digits = picture.digits().mandatory();
        String text;
        if (picture.digits().regular() > 0 || digits == 3 || digits == 4) {
            text = picture.format(offset.number(), budget);
        } else if (digits == 1 || digits == 2) {
            text = hours(picture, offset, budget);
        } else {
            throw new JsonataException("D3134").value((long) digits);
        }
        return (component == 'z' ? "GMT" : "") + (offset.number() >= 0 ? "+" : "") + text;
    }

    private static String hours(IntegerPicture picture, Offset offset, Budget budget) {
        var minutes = String.format("%02d", Math.abs(offset.minutes()));
        var sign = offset.number() < 0 ? "-" : "";
        return sign
                + picture.format(Math.abs(offset.hours()), budget)
                + (offset.minutes() == 0 ? "" : ":" + minutes);
    }

    /**
     * A regular expression of what may be written here.
     *
     * @param exact whether the next component follows at once, so that the width must be exact
     */
    String pattern(boolean exact) {
        if (component == 'Z' || component == 'z') {
            var separator = separator();
            return (component == 'z' ? "GMT" : "")
                    + "[-+][0-9]+"
                    + (separator == null ? "" : DateTimePicture.quoted(separator) + "[0-9]+");
        }
        if (component == 'f') {
            return "[0-9]+";
        }
        if (integer != null) {
            return integer.pattern(exact ? integer.digits().mandatory() : null);
        }
        if (component != 'P') {
            Names.of(component);
        }
        return "[a-zA-Z]+";
    }

    private @Nullable String separator() {
        var digits = requireInteger().digits();
        return digits.regular() > 0 ? digits.separators().getFirst().text() : null;
    }

    /** The value of what was written; null if it is unknown. */
    @Nullable Double read(String text) {
        if (component == 'Z' || component == 'z') {
            return zoneMinutes(component == 'z' ? text.substring(3) : text);
        }
        if (component == 'f') {
            var millis = text.substring(0, Math.min(3, text.length()));
            return Double.parseDouble("0." + millis) * 1000;
        }
        if (integer != null) {
            return integer.read(text);
        }
        if (component == 'P') {
            return switch (text) {
                case "am", "AM" -> 0.0;
                case "pm", "PM" -> 1.0;
                default -> null;
            };
        }
        return Names.find(component, text, width.max);
    }

    private double zoneMinutes(String text) {
        var separator = separator();
        int split =
                separator != null
                        ? text.indexOf(separator)
                        : text.length() <= 3 ? text.length() : 3;
        double hours = number(text.substring(0, split));
        var rest = text.substring(Math.min(text.length(), separator == null ? split : split + 1));
        double minutes = rest.isEmpty() ? 0 : number(rest);
        return hours * 60 + (text.startsWith("-") ? -minutes : minutes);
    }

    private static double number(String digits) {
        return DigitPattern.parse("0").read(digits);
    }
}
