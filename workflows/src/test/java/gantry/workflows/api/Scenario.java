package gantry.workflows.api;

import gantry.json.Json;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** One recorded scenario: API calls in order with their answers. */
record Scenario(String id, List<Step> steps) {
    /** One call. */
    record Step(
            String call,
            Map<String, @Nullable Object> request,
            @Nullable Object expected,
            Map<String, @Nullable Object> returns,
            boolean fails) {
        static Step of(Map<String, @Nullable Object> step) {
            return new Step(
                    String.valueOf(step.get("call")),
                    Recordings.object(step.get("request")),
                    step.get("expected"),
                    step.get("returns") instanceof Map<?, ?> returns
                            ? Recordings.object(returns)
                            : Map.of(),
                    Boolean.TRUE.equals(step.get("fails")));
        }

        /** Whether the answer is an error; one that has a status is an execution that failed. */
        boolean expectsError() {
            return fails
                    || (expected instanceof Map<?, ?> answer
                            && answer.containsKey("error")
                            && !answer.containsKey("status"));
        }
    }

    static Scenario of(Map<String, @Nullable Object> scenario) {
        return new Scenario(
                String.valueOf(scenario.get("id")),
                Recordings.list(scenario.get("steps")).stream()
                        .map(step -> Step.of(Recordings.object(step)))
                        .toList());
    }

    /** Whether executions run to their end; those of {@link FakeEngine} do not. */
    boolean runs() {
        return steps.stream()
                .filter(step -> !step.call().equals("TestState"))
                .anyMatch(Scenario::showsAnEnd);
    }

    private static boolean showsAnEnd(Step step) {
        return Json.print(step.expected()).contains("SUCCEEDED")
                || "SUCCEEDED".equals(step.request().get("statusFilter"))
                || (step.call().equals("StartSyncExecution") && !step.expectsError());
    }
}
