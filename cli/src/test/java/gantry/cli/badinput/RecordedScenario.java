package gantry.cli.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.badinput.RawHttp.Answer;
import gantry.cli.testing.Oracle;
import gantry.json.Json;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A recorded scenario of the folder {@code states/api}, played for the sake of its refusals. */
record RecordedScenario(String id, List<Step> steps) {
    /** Names and ARNs of the recordings have numbers, which begin anew in each scenario. */
    private static final String NUMBER = "u0000";

    /** SQS is not built in: a task that shall wait for its answer from there fails at once. */
    private static final String QUEUE = "arn:aws:states:::sqs:";

    /** The recording client's own refusal, which the service never saw. */
    private static final String CLIENT_SIDE = "ParamValidationError";

    private static final Pattern READS = Pattern.compile("Describe|List|Get");

    /**
     * One call.
     *
     * @param refusal the error that it got; null if it got none, or an unknown one
     * @param fails whether it got an error
     * @param returns what later requests refer to
     */
    private record Step(
            String call,
            String request,
            @Nullable Map<String, @Nullable Object> refusal,
            boolean fails,
            Map<String, @Nullable Object> returns) {
        static Step of(Map<String, @Nullable Object> step) {
            var refusal = refusal(step.get("expected"));
            return new Step(
                    String.valueOf(step.get("call")),
                    Json.print(step.get("request")),
                    refusal,
                    refusal != null || Boolean.TRUE.equals(step.get("fails")),
                    step.get("returns") == null ? Map.of() : Oracle.object(step.get("returns")));
        }

        private static @Nullable Map<String, @Nullable Object> refusal(@Nullable Object expected) {
            boolean isRefusal =
                    expected instanceof Map<?, ?> answer
                            && answer.containsKey("error")
                            && !answer.containsKey("status"); // that would be a failed execution
            return isRefusal ? Oracle.object(expected) : null;
        }

        boolean isRefused() {
            return refusal != null && !CLIENT_SIDE.equals(refusal.get("error"));
        }

        /** Whether what is compared depends on it: on refusals and changes, not on answers. */
        boolean matters() {
            return isRefused() || (!fails && !READS.matcher(call).lookingAt());
        }
    }

    /**
     * A scenario.
     *
     * @param number makes its names differ from those of other scenarios on the same server
     */
    static RecordedScenario of(Map<String, @Nullable Object> scenario, int number) {
        String unique = Json.print(scenario).replace(NUMBER, "u%04d".formatted(number));
        var renamed = Oracle.object(Json.parse(unique));
        return new RecordedScenario(
                String.valueOf(renamed.get("id")),
                Oracle.list(renamed.get("steps")).stream()
                        .map(step -> Step.of(Oracle.object(step)))
                        .toList());
    }

    /** Whether it shows a refusal and needs no queue. */
    boolean isPlayable() {
        return steps.stream().anyMatch(Step::isRefused)
                && steps.stream().noneMatch(step -> step.request().contains(QUEUE));
    }

    void play(URI server) {
        var texts = new HashMap<String, String>();
        for (Step step : steps) {
            if (!step.matters()) {
                continue;
            }
            Answer answer = RawHttp.call(server, step.call(), filled(step.request(), texts));
            if (step.refusal() == null) {
                assertThat(answer.status()).as(step.call() + " " + answer.body()).isEqualTo(200);
                learn(step.returns(), answer.members(), texts);
            } else {
                compare(step.refusal(), answer);
            }
        }
    }

    private static String filled(String request, Map<String, String> texts) {
        String filled = request;
        for (var text : texts.entrySet()) {
            filled = filled.replace(text.getKey(), text.getValue());
        }
        return filled;
    }

    private static void learn(
            Map<String, @Nullable Object> recorded,
            Map<String, @Nullable Object> actual,
            Map<String, String> texts) {
        recorded.forEach(
                (member, value) ->
                        texts.put(String.valueOf(value), String.valueOf(actual.get(member))));
    }

    private static void compare(Map<String, @Nullable Object> refusal, Answer answer) {
        String recorded = refusal.get("error") + ": " + refusal.get("message");
        assertThat(RecordedText.asRecorded(recorded, answer.error())).isEqualTo(recorded);
        assertThat(answer.status()).isEqualTo(400);
    }
}
