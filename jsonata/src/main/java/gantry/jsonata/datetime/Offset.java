package gantry.jsonata.datetime;

/** A time zone as hours and minutes from UTC, both of one sign. */
public record Offset(int hours, int minutes) {
    public static final Offset UTC = new Offset(0, 0);

    private static final int MAX_DIGITS = 6;

    /** Of the form {@code ±hhmm}; what is no number is UTC. */
    public static Offset parse(String text) {
        int at = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
        int number = 0;
        for (int i = at; i < text.length() && i < at + MAX_DIGITS; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                break;
            }
            number = number * 10 + c - '0';
        }
        int sign = text.startsWith("-") ? -1 : 1;
        return new Offset(sign * (number / 100), sign * (number % 100));
    }

    long millis() {
        return (60L * hours + minutes) * 60_000;
    }

    int number() {
        return hours * 100 + minutes;
    }
}
