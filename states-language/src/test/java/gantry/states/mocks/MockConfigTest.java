package gantry.states.mocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gantry.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Objects;

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

        assertThat(good.find("Charge", 0)).isEqualTo(new MockedResponse.Throw("Busy", "wait"));
        assertThat(good.find("Charge", 1)).isEqualTo(new MockedResponse.Throw("Busy", "wait"));
        assertThat(good.find("Charge", 2))
                .isEqualTo(new MockedResponse.Return(Json.parse("[1,null]")));
        assertThat(good.find("Charge", 3)).isNull();
    }

    @Test
    void a_cause_may_be_absent() {
        assertThat(testCase("Bad").find("Charge", 0))
                .isEqualTo(new MockedResponse.Throw("No", null));
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
                    {"StateMachines": {"m": {"TestCases": {"c": {"S": "A"}}}}} | StateMachines.m.TestCases.c.S names no member of MockedResponses.
                    """)
    void a_mistake_is_told_with_its_place(String text, String problem) {
        var refusal = catchThrowableOfType(MockConfigException.class, () -> config(text));

        assertThat(refusal.problems()).containsExactly(problem);
    }

    private static TestCase testCase(String name) {
        return Objects.requireNonNull(config(FILE).find("order", name));
    }

    private static MockConfig config(String text) {
        return MockConfig.of(Json.parse(text));
    }
}
