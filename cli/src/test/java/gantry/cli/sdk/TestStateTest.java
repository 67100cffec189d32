package gantry.cli.sdk;

import static gantry.cli.testing.Machines.ROLE;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.MockInput;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;

@ExtendWith(SharedServer.class)
class TestStateTest {
    private static final String ASK =
            """
            {"StartAt": "Ask", "QueryLanguage": "JSONata", "States": {
              "Ask": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                      "Arguments": {"QueueUrl": "q", "MessageBody": "{% $states.context.Task.Token %}"},
                      "Assign": {"answer": "{% $states.result.answer %}"},
                      "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 2, "MaxAttempts": 1}],
                      "Catch": [{"ErrorEquals": ["Busy"], "Next": "GiveUp"}],
                      "Next": "Done"},
              "GiveUp": {"Type": "Fail"},
              "Done": {"Type": "Succeed"}}}\
            """;

    private static final MockInput BUSY =
            MockInput.builder().errorOutput(e -> e.error("Busy").cause("later")).build();

    private final SfnClient sfn;

    TestStateTest(SfnClient sfn) {
        this.sfn = sfn;
    }

    @Test
    @Drives("TestState")
    void a_state_out_of_a_machine_is_tested_with_a_mock_a_context_and_variables() {
        var tested =
                sfn.testState(
                        r ->
                                r.definition(ASK)
                                        .stateName("Ask")
                                        .input("{}")
                                        .variables("{\"before\": true}")
                                        .context("{\"Task\": {\"Token\": \"t\"}}")
                                        .mock(m -> m.result("{\"answer\": 42}"))
                                        .inspectionLevel(InspectionLevel.TRACE));
        assertThat(tested.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
        assertThat(tested.nextState()).isEqualTo("Done");
        assertThat(tested.output()).isEqualTo("{\"answer\": 42}");
        assertThat(tested.error()).isNull();
        var data = tested.inspectionData();
        assertThat(data.afterArguments()).isEqualTo("{\"QueueUrl\":\"q\",\"MessageBody\":\"t\"}");
        assertThat(data.result()).isEqualTo("{\"answer\": 42}");
        assertThat(data.variables()).isEqualTo("{\"before\":true,\"answer\":42}");
    }

    @Test
    void a_mocked_error_is_retried_and_then_caught() {
        var retried = sfn.testState(r -> r.definition(ASK).stateName("Ask").mock(BUSY));
        assertThat(retried.status()).isEqualTo(TestExecutionStatus.RETRIABLE);
        assertThat(retried.error()).isEqualTo("Busy");
        assertThat(retried.inspectionData()).isNull();

        var caught =
                sfn.testState(
                        r ->
                                r.definition(ASK)
                                        .stateName("Ask")
                                        .mock(BUSY)
                                        .stateConfiguration(c -> c.retrierRetryCount(1))
                                        .inspectionLevel(InspectionLevel.DEBUG));
        assertThat(caught.status()).isEqualTo(TestExecutionStatus.CAUGHT_ERROR);
        assertThat(caught.nextState()).isEqualTo("GiveUp");
        assertThat(caught.cause()).isEqualTo("later");
        assertThat(caught.inspectionData().errorDetails().catchIndex()).isZero();
        assertThat(caught.inspectionData().errorDetails().retryIndex()).isZero();
    }

    @Test
    void a_Task_without_a_mock_calls_what_it_names() {
        var tested =
                sfn.testState(
                        r ->
                                r.definition(
                                                """
                                                {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                                                 "Parameters": {"FunctionName": "absent"}, "End": true}\
                                                """)
                                        .roleArn(ROLE));
        assertThat(tested.status()).isEqualTo(TestExecutionStatus.FAILED);
        assertThat(tested.error()).isEqualTo("Lambda.ResourceNotFoundException");
    }

    @Test
    void a_Wait_of_a_second_succeeds_and_names_the_next_state() {
        var tested =
                sfn.testState(
                        r ->
                                r.definition(
                                        "{\"Type\": \"Wait\", \"Seconds\": 1, \"Next\":"
                                                + " \"After\"}"));
        assertThat(tested.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
        assertThat(tested.nextState()).isEqualTo("After");
    }
}
