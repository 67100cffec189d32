package gantry.cli.run;

import gantry.cli.run.Steps.Step;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws the steps as a table, columns as wide as they need. */
final class StepTable {
    private static final List<String> HEAD =
            List.of("State", "Type", "Outcome", "Duration", "Attempts");

    private static final int DURATION = 3;

    static String draw(List<Step> steps) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        steps.forEach(step -> rows.add(row(step)));
        int[] widths = new int[HEAD.size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var table = new StringBuilder();
        rows.forEach(row -> table.append(line(row, widths)).append('\n'));
        return table.toString();
    }

    private static List<String> row(Step step) {
        return List.of(
                step.state(),
                step.type(),
                step.outcome().strip(),
                duration(step.durationMs()),
                step.attempts() == 0 ? "" : Integer.toString(step.attempts()));
    }

    private static String duration(long ms) {
        return ms < 1_000 ? ms + " ms" : String.format(Locale.ROOT, "%.1f s", ms / 1_000.0);
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            // Numbers stand to the right.
            String format = i >= DURATION ? "%" + widths[i] + "s  " : "%-" + widths[i] + "s  ";
            line.append(String.format(Locale.ROOT, format, row.get(i)));
        }
        return line.toString().stripTrailing();
    }

    private StepTable() {}
}
