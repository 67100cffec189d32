package gantry.states.definition;

import java.util.List;

/**
 * What ValidateStateMachineDefinition answers.
 *
 * @param valid its {@code result}: OK if true, else FAIL; only errors make it false
 * @param diagnostics those that were asked for
 * @param truncated whether there are more than were asked for
 */
public record ValidationReport(boolean valid, List<Diagnostic> diagnostics, boolean truncated) {
    /** Of maxResults, and what holds if it is 0 or absent. */
    public static final int MAX_RESULTS = 100;

    public ValidationReport {
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * @param least the member severity: ERROR (the default) leaves warnings out
     * @param maxResults 0 to {@link #MAX_RESULTS}; 0 for the default
     */
    public static ValidationReport of(
            List<Diagnostic> diagnostics, Diagnostic.Severity least, int maxResults) {
        boolean valid =
                diagnostics.stream().noneMatch(one -> one.severity() == Diagnostic.Severity.ERROR);
        var asked =
                diagnostics.stream()
                        .filter(
                                one ->
                                        one.severity() == Diagnostic.Severity.ERROR
                                                || least == Diagnostic.Severity.WARNING)
                        .toList();
        int limit = maxResults == 0 ? MAX_RESULTS : maxResults;
        return asked.size() <= limit
                ? new ValidationReport(valid, asked, false)
                : new ValidationReport(valid, asked.subList(0, limit), true);
    }
}
