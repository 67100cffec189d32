package gantry.jsonata.datetime;

import gantry.jsonata.values.JsonataException;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time stamps without a picture; one without a zone is taken as UTC. */
public final class Iso8601 {
    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{4})(?:-([01]\\d))?(?:-([0-3]\\d))?"
                            + "(T([0-2]\\d):([0-5]\\d):([0-5]\\d))?(\\.\\d++)?"
                            + "(?:([+-])([0-2]\\d):?([0-5]\\d)|Z)?");
    private static final double DAY = 86_400_000;

    private Iso8601() {}

    /**
     * The milliseconds since 1970; NaN if the numbers name no time.
     *
     * @throws JsonataException D3110 if it is no time stamp at all
     */
    public static double parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new JsonataException("D3110").value(text);
        }
        int month = number(match, 2, 1);
        int day = number(match, 3, 1);
        int hour = number(match, 5, 0);
        boolean isTime = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 24;
        boolean strayFraction = match.group(4) == null && match.group(8) != null;
        if (!isTime || strayFraction) {
            return Double.NaN;
        }
        double minutes = hour * 60.0 + number(match, 6, 0);
        double zone = number(match, 10, 0) * 60.0 + number(match, 11, 0);
        return day(number(match, 1, 0), month - 1, day) * DAY
                + (minutes - ("-".equals(match.group(9)) ? -zone : zone)) * 60_000
                + number(match, 7, 0) * 1000.0
                + millis(match.group(8));
    }

    private static int number(Matcher match, int group, int standard) {
        return match.group(group) == null ? standard : Integer.parseInt(match.group(group));
    }

    private static int millis(@Nullable String fraction) {
        return fraction == null
                ? 0
                : Integer.parseInt((fraction.substring(1) + "00").substring(0, 3));
    }

    /** Days since 1970 of a date whose month (from 0) and day may lie beyond their range. */
    static double day(double year, double month, double day) {
        double years = year + Math.floor(month / 12);
        double months = month - Math.floor(month / 12) * 12;
        if (!(Math.abs(years) < 300_000) || Double.isNaN(months)) {
            return Double.NaN;
        }
        return LocalDate.of((int) years, (int) months + 1, 1).toEpochDay() + day - 1;
    }
}
