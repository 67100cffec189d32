package gantry.workflows.api;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;
import gantry.workflows.definitions.Quotas;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What TestState shows of a state; what it refuses is in {@link BadInputTest}. */
class TestStateTest {
    @TempDir static Path folder;

    private static ApiWorld world;

    @BeforeAll
    static void open() {
        world = new ApiWorld(folder, Quotas.AWS);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Map<String, @Nullable Object> test(
            String definition, Map<String, @Nullable Object> more) {
        var request = new LinkedHashMap<String, @Nullable Object>(more);
        request.put("definition", definition);
        request.put("inspectionLevel", "DEBUG");
        return world.call("TestState", request);
    }

    private static @Nullable Object inspected(Map<String, @Nullable Object> answer, String member) {
        return Recordings.object(answer.get("inspectionData")).get(member);
    }

    private static final String RETRIED =
            """
            {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {},
             "Retry": [{"ErrorEquals": ["Other"]},
                       {"ErrorEquals": ["Mocked"], "IntervalSeconds": 3, "MaxAttempts": 3, "MaxDelaySeconds": 10}],
             "Catch": [{"ErrorEquals": ["Nobody"], "Next": "A"},
                       {"ErrorEquals": ["States.ALL"], "ResultPath": "$.why", "Assign": {"seen": 1}, "Next": "B"}],
             "End": true}\
            """;

    private static Map<String, @Nullable Object> mockedError(int retries) {
        return Map.of(
                "input", "{\"a\":1}",
                "mock", Map.of("errorOutput", Map.of("error", "Mocked", "cause", "because")),
                "stateConfiguration", Map.of("retrierRetryCount", (long) retries));
    }

    @ParameterizedTest(name = "after {0} retries the next is in {1} s")
    @CsvSource({"0, 3", "1, 6", "2, 10"})
    void a_retrier_that_matches_says_when_it_would_try_again(int retries, long seconds) {
        var answer = test(RETRIED, mockedError(retries));
        assertThat(answer)
                .containsEntry("status", "RETRIABLE")
                .containsEntry("error", "Mocked")
                .containsEntry("cause", "because")
                .doesNotContainKeys("output", "nextState");
        assertThat(Json.print(inspected(answer, "errorDetails")))
                .isEqualTo("{\"retryIndex\":1,\"retryBackoffIntervalSeconds\":" + seconds + "}");
    }

    @Test
    void a_retrier_that_is_used_up_leaves_the_error_to_the_catchers() {
        var answer = test(RETRIED, mockedError(3));
        assertThat(answer)
                .containsEntry("status", "CAUGHT_ERROR")
                .containsEntry("nextState", "B")
                .containsEntry("error", "Mocked")
                .containsEntry(
                        "output", "{\"a\":1,\"why\":{\"Error\":\"Mocked\",\"Cause\":\"because\"}}");
        assertThat(Json.print(inspected(answer, "errorDetails")))
                .isEqualTo("{\"catchIndex\":1,\"retryIndex\":1}");
        assertThat(inspected(answer, "variables")).isEqualTo("{\"seen\":1}");
    }

    @Test
    void variables_are_read_and_shown_with_those_that_the_state_assigns() {
        var answer =
                test(
                        """
                        {"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $given + 1 %}",
                         "Assign": {"made": "{% $states.input %}"}, "Next": "Elsewhere"}\
                        """,
                        Map.of("input", "[2]", "variables", "{\"given\": 41}"));
        assertThat(answer)
                .containsEntry("status", "SUCCEEDED")
                .containsEntry("output", "42")
                .containsEntry("nextState", "Elsewhere");
        assertThat(inspected(answer, "variables")).isEqualTo("{\"given\":41,\"made\":[2]}");
    }

    @Test
    void an_inline_Map_shows_its_items_and_the_inputs_of_its_iterations() {
        var answer =
                test(
                        """
                        {"Type": "Map", "InputPath": "$.in", "ItemsPath": "$.items", "MaxConcurrency": 2,
                         "ItemSelector": {"at.$": "$$.Map.Item.Index", "item.$": "$$.Map.Item.Value"},
                         "ItemProcessor": {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}},
                         "ResultSelector": {"all.$": "$"}, "ResultPath": "$.out", "End": true}\
                        """,
                        Map.of(
                                "input",
                                "{\"in\":{\"items\":[\"x\",\"y\"]}}",
                                "mock",
                                Map.of("result", "[1, 2]")));
        assertThat(Json.print(answer.get("inspectionData")))
                .isEqualTo(
                        Json.print(
                                Json.parse(
                                        """
                                        {"input": "{\\"in\\":{\\"items\\":[\\"x\\",\\"y\\"]}}",
                                         "afterInputPath": "{\\"items\\":[\\"x\\",\\"y\\"]}",
                                         "afterItemsPath": "[\\"x\\",\\"y\\"]",
                                         "afterItemSelector": "[{\\"at\\":0,\\"item\\":\\"x\\"},{\\"at\\":1,\\"item\\":\\"y\\"}]",
                                         "afterResultSelector": "{\\"all\\":[1,2]}",
                                         "afterResultPath": "{\\"in\\":{\\"items\\":[\\"x\\",\\"y\\"]},\\"out\\":{\\"all\\":[1,2]}}",
                                         "maxConcurrency": 2}\
                                        """)));
        assertThat(answer)
                .containsEntry("status", "SUCCEEDED")
                .containsEntry(
                        "output", "{\"in\":{\"items\":[\"x\",\"y\"]},\"out\":{\"all\":[1,2]}}");
    }

    @Test
    void the_selector_of_a_Map_sees_its_items_in_a_given_context_too() {
        var answer =
                test(
                        """
                        {"Type": "Map", "ItemSelector": {"name.$": "$$.Execution.Name", "i.$": "$$.Map.Item.Value"},
                         "ItemProcessor": {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}},
                         "End": true}\
                        """,
                        Map.of(
                                "input", "[7]",
                                "context", "{\"Execution\": {\"Name\": \"mine\"}}",
                                "mock", Map.of("result", "[1]")));
        assertThat(inspected(answer, "afterItemSelector"))
                .isEqualTo("[{\"name\":\"mine\",\"i\":7}]");
    }

    @Test
    void a_state_inside_a_branch_is_found_by_its_name_and_leads_on_inside_it() {
        var answer =
                test(
                        """
                        {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
                            {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}}}]}}}\
                        """,
                        Map.of("stateName", "A"));
        assertThat(answer)
                .containsEntry("status", "SUCCEEDED")
                .containsEntry("output", "{}")
                .containsEntry("nextState", "B");
    }

    @Test
    void a_failure_of_the_state_s_own_is_told_without_an_event_id() {
        var answer =
                test(
                        """
                        {"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $nothing %}", "End": true}\
                        """,
                        Map.of());
        assertThat(answer)
                .containsEntry("status", "FAILED")
                .containsEntry("error", "States.QueryEvaluationError")
                .containsEntry(
                        "cause",
                        "The JSONata expression '$nothing' specified for the field 'Output'"
                                + " returned nothing (undefined).");
    }

    @Test
    void a_worker_s_answer_may_be_any_JSON() {
        var answer =
                test(
                        """
                        {"Type": "Task", "Resource": "arn:aws:states:us-east-1:111111111111:activity:a",
                         "TimeoutSeconds": 5, "End": true}\
                        """,
                        Map.of("mock", Map.of("result", "\"done\"")));
        assertThat(answer).containsEntry("status", "SUCCEEDED").containsEntry("output", "\"done\"");
    }

    @Test
    void a_Task_of_a_service_that_is_not_built_in_fails_as_in_an_execution() {
        var answer =
                test(
                        """
                        {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {}, "End": true}\
                        """,
                        Map.of("roleArn", "arn:aws:iam::111111111111:role/r"));
        assertThat(answer)
                .containsEntry("status", "FAILED")
                .containsEntry("error", "SQS.SdkClientException");
    }
}
