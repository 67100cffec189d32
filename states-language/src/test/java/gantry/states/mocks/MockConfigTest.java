package gantry.states.mocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gantry.json.Json;
import gantry.states.definition.Resource;
import gantry.states.interpreter.Event;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

class MockConfigTest {
    private static final String FILE =
            """
            {"StateMachines": {"order": {"TestCases": {
               "Good": {"Charge": "Charged"}, "Bad": {"Charge": "Refused"}}}},
             "MockedResponses": {
               "Charged": {"0-1": {"Throw": {"Error": "Busy", "Cause": "wait"}}, "2": {"Return": [1, null]}},
               "Refused": {"0": {"Throw": {"Error": "No"}}}}}
            """;

    @Test
    void a_test_case_answers_by_state_and_attempt() {
        TestCase good = testCase("Good");

        assertThat(good.find("Charge", 0)).isEqualTo(MockedResponse.thrown("Busy", "wait"));
        assertThat(good.find("Charge", 1)).isEqualTo(MockedResponse.thrown("Busy", "wait"));
        assertThat(good.find("Charge", 2))
                .isEqualTo(MockedResponse.returned(Json.parse("[1,null]")));
        assertThat(good.find("Charge", 3)).isNull();
    }

    @Test
    void a_cause_may_be_absent() {
        assertThat(testCase("Bad").find("Charge", 0)).isEqualTo(MockedResponse.thrown("No", null));
    }

    @Test
    void a_state_that_is_not_named_is_not_mocked() {
        assertThat(testCase("Good").isMocked("Charge")).isTrue();
        assertThat(testCase("Good").isMocked("Ship")).isFalse();
        assertThat(testCase("Good").find("Ship", 0)).isNull();
    }

    @Test
    void test_cases_keep_the_order_of_the_file() {
        assertThat(config(FILE).testCaseNames("order")).containsExactly("Good", "Bad");
        assertThat(config(FILE).testCaseNames("other")).isEmpty();
        assertThat(config(FILE).find("order", "Ugly")).isNull();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [] | The file must be a JSON object.
                    {"MockedResponses": 1} | MockedResponses must be a JSON object.
                    {"MockedResponses": {"A": 1}} | MockedResponses.A must be a JSON object.
                    {"MockedResponses": {"A": {"x": {"Return": 1}}}} | MockedResponses.A: "x" is no attempt, such as 0, and no range, such as 1-2.
                    {"MockedResponses": {"A": {"2-1": {"Return": 1}}}} | MockedResponses.A: "2-1" is no attempt, such as 0, and no range, such as 1-2.
                    {"MockedResponses": {"A": {"0-2": {"Return": 1}, "1": {"Return": 1}}}} | MockedResponses.A: attempt 1 is answered twice.
                    {"MockedResponses": {"A": {"0": {}}}} | MockedResponses.A.0 must have either Return or Throw.
                    {"MockedResponses": {"A": {"0": {"Throw": {"Error": 1}}}}} | MockedResponses.A.0.Throw.Error must be a string.
                    {"MockedResponses": {"A": {"0": {"Return": 1, "Throw": {"Error": "E"}}}}} | MockedResponses.A.0 must have either Return or Throw.
                    {"MockedResponses": {"A": {"0": {"Return": 1, "Gantry": 1}}}} | MockedResponses.A.0.Gantry must be a JSON object.
                    {"MockedResponses": {"A": {"0": {"Return": 1, "Gantry": {"Submit": 1}}}}} | MockedResponses.A.0.Gantry has an unknown member "Submit"; it knows Submitted, FailedAt and NoAnswer.
                    {"MockedResponses": {"A": {"0": {"Return": 1, "Gantry": {"FailedAt": "Run"}}}}} | MockedResponses.A.0.Gantry.FailedAt needs a Throw beside it.
                    {"MockedResponses": {"A": {"0": {"Throw": {}, "Gantry": {"FailedAt": "End"}}}}} | MockedResponses.A.0.Gantry.FailedAt must be one of Schedule, Start, Submit, Run and Timeout.
                    {"MockedResponses": {"A": {"0": {"Gantry": {"NoAnswer": false}}}}} | MockedResponses.A.0.Gantry.NoAnswer must be true.
                    {"MockedResponses": {"A": {"0": {"Return": 1, "Gantry": {"NoAnswer": true}}}}} | MockedResponses.A.0.Gantry.NoAnswer stands without Return and Throw.
                    {"StateMachines": {"m": {"TestCases": {"c": {"S": "A"}}}}} | StateMachines.m.TestCases.c.S names no member of MockedResponses.
                    """)
    void a_mistake_is_told_with_its_place(String text, String problem) {
        var refusal = catchThrowableOfType(MockConfigException.class, () -> config(text));

        assertThat(refusal.problems()).containsExactly(problem);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    states:startExecution.sync | {"Return": 1} | Started Submitted{} Succeeded
                    states:startExecution.sync | {"Return": 1, "Gantry": {"Submitted": {"id": 7}}} | Started Submitted{"id":7} Succeeded
                    sqs:sendMessage.waitForTaskToken | {"Throw": {"Error": "E"}} | Started Submitted{} FAILED
                    sqs:sendMessage.waitForTaskToken | {"Throw": {"Error": "E"}, "Gantry": {"FailedAt": "Submit"}} | Started SUBMIT_FAILED
                    sqs:sendMessage.waitForTaskToken | {"Gantry": {"NoAnswer": true}} | Started Submitted{}
                    sqs:sendMessage | {"Gantry": {"NoAnswer": true}} | Started
                    sqs:sendMessage | {"Return": 1} | Started Succeeded
                    sqs:sendMessage | {"Throw": {}, "Gantry": {"FailedAt": "Timeout"}} | Started TIMED_OUT
                    sqs:sendMessage | {"Throw": {}, "Gantry": {"FailedAt": "Start"}} | Started START_FAILED
                    sqs:sendMessage | {"Throw": {}, "Gantry": {"FailedAt": "Schedule"}} | SCHEDULE_FAILED
                    """)
    void a_response_is_what_happens_to_the_task(String resource, String response, String events) {
        String file = FILE.replace("{\"Throw\": {\"Error\": \"No\"}}", response);
        var mocked = Objects.requireNonNull(config(file).find("order", "Bad")).find("Charge", 0);

        assertThat(
                        Objects.requireNonNull(mocked).events(integration(resource), 3, 2).stream()
                                .map(MockConfigTest::told)
                                .collect(Collectors.joining(" ")))
                .isEqualTo(events);
    }

    @Test
    void a_test_case_can_be_kept_as_a_text_of_its_own() {
        TestCase kept = TestCase.ofText(testCase("Good").text());

        assertThat(kept.name()).isEqualTo("Good");
        assertThat(kept.find("Charge", 2)).isEqualTo(testCase("Good").find("Charge", 2));
        assertThat(kept.text()).isEqualTo(testCase("Good").text());
        assertThat(kept.text()).doesNotContain("Refused");
    }

    private static Resource integration(String written) {
        String[] parts = written.split("[:.]", 3);
        var pattern =
                Arrays.stream(Resource.Pattern.values())
                        .filter(one -> one.suffix().equals(parts.length < 3 ? "" : "." + parts[2]))
                        .findFirst()
                        .orElseThrow();
        return new Resource.Integration(
                "arn:aws:states:::" + written, parts[0], parts[1], pattern, false);
    }

    private static String told(Event event) {
        return switch (event) {
            case Event.TaskStarted(var frame, var attempt, var worker)
                    when frame == 3 && attempt == 2 && worker == null ->
                    "Started";
            case Event.TaskSubmitted(var frame, var attempt, var output)
                    when frame == 3 && attempt == 2 ->
                    "Submitted" + output.text();
            case Event.TaskSucceeded(var frame, var attempt, _) when frame == 3 && attempt == 2 ->
                    "Succeeded";
            case Event.TaskFailed(var frame, var attempt, var kind, _, _)
                    when frame == 3 && attempt == 2 ->
                    kind.name();
            default -> throw new AssertionError(event);
        };
    }

    private static TestCase testCase(String name) {
        return Objects.requireNonNull(config(FILE).find("order", name));
    }

    private static MockConfig config(String text) {
        return MockConfig.of(Json.parse(text));
    }
}
