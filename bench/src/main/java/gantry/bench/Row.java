package gantry.bench;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param figure a ratio where {@code unit} says so
 * @param required the bar in words; empty if there is none
 * @param holds null if it was not measured or there is no bar; the note says why
 */
record Row(
        String name,
        @Nullable Double figure,
        String unit,
        String required,
        @Nullable Boolean holds,
        String note) {
    /** With one more thing to tell. */
    Row with(String more) {
        return new Row(name, figure, unit, required, holds, note + "; " + more);
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("name", name)
                .put("figure", figure)
                .put("unit", unit)
                .put("required", required)
                .put("holds", holds)
                .put("note", note)
                .build();
    }

    String toLine() {
        String verdict = holds == null ? "-" : holds ? "holds" : "MISSED";
        String number = figure == null ? "-" : "%.3f".formatted(figure);
        return "%-22s %10s %-12s %-34s %-7s %s"
                .formatted(name, number, unit, required, verdict, note);
    }
}
