package gantry.jsonata.datetime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;

/** A date and time of day in UTC, taken apart as pictures name the components. */
final class Moment {
    private static final long MILLIS_A_DAY = 86_400_000;

    private final LocalDate date;
    private final int millisOfDay;

    Moment(long millis) {
        this.date = LocalDate.ofEpochDay(Math.floorDiv(millis, MILLIS_A_DAY));
        this.millisOfDay = (int) Math.floorMod(millis, MILLIS_A_DAY);
    }

    /** A component that is a number: one of {@code YMDdFWwXxHhPmsf}, of which P is 0 or 1. */
    int component(char name) {
        return switch (name) {
            case 'Y' -> date.getYear();
            case 'M' -> date.getMonthValue();
            case 'D' -> date.getDayOfMonth();
            case 'd' -> date.getDayOfYear();
            case 'F' -> date.getDayOfWeek().getValue();
            case 'W' -> weekSince(startOfYear(weekYear()));
            case 'w' -> weekSince(startOfMonth(weekMonth()));
            case 'X' -> weekYear();
            case 'x' -> weekMonth().getMonthValue();
            case 'H' -> hour();
            case 'h' -> hour() % 12 == 0 ? 12 : hour() % 12;
            case 'P' -> hour() >= 12 ? 1 : 0;
            case 'm' -> millisOfDay / 60_000 % 60;
            case 's' -> millisOfDay / 1_000 % 60;
            case 'f' -> millisOfDay % 1_000;
            default -> throw new IllegalStateException("No component " + name);
        };
    }

    private int hour() {
        return millisOfDay / 3_600_000;
    }

    /** ISO 8601: the first week is that of the first Thursday; of a month as of a year. */
    private static LocalDate firstWeek(LocalDate firstDay) {
        int weekday = firstDay.getDayOfWeek().getValue();
        return weekday > DayOfWeek.THURSDAY.getValue()
                ? firstDay.plusDays(8L - weekday)
                : firstDay.minusDays(weekday - 1L);
    }

    private static LocalDate startOfYear(int year) {
        return firstWeek(LocalDate.of(year, 1, 1));
    }

    private static LocalDate startOfMonth(YearMonth month) {
        return firstWeek(month.atDay(1));
    }

    private int weekSince(LocalDate start) {
        return (int) ((date.toEpochDay() - start.toEpochDay()) / 7) + 1;
    }

    private int weekYear() {
        int year = date.getYear();
        if (date.isBefore(startOfYear(year))) {
            return year - 1;
        }
        return date.isBefore(startOfYear(year + 1)) ? year : year + 1;
    }

    private YearMonth weekMonth() {
        var month = YearMonth.from(date);
        if (date.isBefore(startOfMonth(month))) {
            return month.minusMonths(1);
        }
        return date.isBefore(startOfMonth(month.plusMonths(1))) ? month : month.plusMonths(1);
    }
}
