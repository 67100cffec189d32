package gantry.states.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * In how many cases each kind of thing took place, which is more than to stand in the definition.
 */
final class Distribution {
    private static final double LEAST_SHARE = 0.05;
    private static final String ENTERED = "StateEntered";

    /** What is worth something only if it happens often. */
    private static final List<String> COMMON =
            List.of(
                    "state Pass",
                    "state Task",
                    "state Choice",
                    "state Wait",
                    "state Succeed",
                    "state Fail",
                    "state Parallel",
                    "state Map",
                    "language JSONPath",
                    "language JSONata",
                    "language JSONPath and JSONata",
                    "status SUCCEEDED",
                    "status FAILED");

    /** What must happen at all. */
    private static final List<String> RARE =
            List.of(
                    "status ABORTED",
                    "status TIMED_OUT",
                    "express",
                    "redriven",
                    "redriven, then SUCCEEDED",
                    "redriven, then FAILED",
                    "redriven, then TIMED_OUT",
                    "step continued",
                    "history at its limit",
                    "ActivityTimedOut",
                    "EvaluationFailed",
                    "LambdaFunctionTimedOut",
                    "MapIterationAborted",
                    "MapStateFailed",
                    "ParallelStateAborted",
                    "ParallelStateFailed",
                    "TaskStartFailed",
                    "TaskStateAborted",
                    "TaskSubmitFailed",
                    "TaskSubmitted",
                    "TaskTimedOut",
                    "WaitStateAborted");

    private final Map<String, Integer> counts = new TreeMap<>();
    private int cases;

    void add(GeneratedCase generated, Simulation run) {
        cases++;
        Set<String> seen = new TreeSet<>();
        Set<String> languages = new TreeSet<>();
        for (HistoryEvent event : run.history()) {
            String type = event.type().wireName();
            if (!type.endsWith(ENTERED)) {
                seen.add(type);
            } else if (event.details() != null) {
                seen.add("state " + type.substring(0, type.length() - ENTERED.length()));
                languages.add(generated.languageOf(String.valueOf(event.details().get("name"))));
            }
        }
        languages.forEach(language -> seen.add("language " + language));
        if (languages.size() > 1) {
            seen.add("language " + String.join(" and ", languages));
        }
        Execution execution = run.execution();
        seen.add("status " + execution.status());
        if (execution.redriveCount() > 0) {
            seen.add("redriven");
            seen.add("redriven, then " + execution.status());
        }
        if (execution.header().express()) {
            seen.add("express");
        }
        if (run.continued()) {
            seen.add("step continued");
        }
        if (HistoryLimit.CAUSE.equals(execution.cause())) {
            seen.add("history at its limit");
        }
        seen.forEach(thing -> counts.merge(thing, 1, Integer::sum));
    }

    void print() {
        System.out.printf("%,d generated executions, of which so many saw%n", cases);
        counts.forEach(
                (thing, count) -> System.out.printf("%7.2f %% %s%n", 100.0 * count / cases, thing));
    }

    void check() {
        assertThat(COMMON)
                .allSatisfy(
                        thing ->
                                assertThat(counts.getOrDefault(thing, 0))
                                        .as("of %d cases: %s", cases, thing)
                                        .isGreaterThanOrEqualTo((int) (cases * LEAST_SHARE)));
        assertThat(counts.keySet()).containsAll(RARE);
    }
}
