package gantry.cli.mocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.cli.testing.Machines;
import gantry.cli.testing.Sdk;
import gantry.cli.testing.StartedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code gantry start --mocks FILE} with the official client. */
class StartWithMocksTest {
    private static final String MOCKS =
            """
            {"StateMachines": {"order": {"TestCases": {"Good": {"Pay": "Paid", "Ship": "Shipped"}}}},
             "MockedResponses": {"Paid": {"0": {"Return": "paid"}}, "Shipped": {"0": {"Return": "%s"}}}}
            """;

    @TempDir private Path folder;

    @Test
    void an_execution_keeps_its_test_case_whatever_becomes_of_the_file() throws IOException {
        write(MOCKS.formatted("shipped"));
        try (var server = StartedServer.in(folder, "--mocks", "mocks.json")) {
            String machine;
            String execution;
            String token;
            try (SfnClient sfn = Sdk.client(server.url())) {
                String activity = sfn.createActivity(it -> it.name("approve")).activityArn();
                machine = Machines.create(sfn, "order", order(activity));
                execution = Machines.start(sfn, machine + "#Good", "e", "{}");
                token = sfn.getActivityTask(it -> it.activityArn(activity)).taskToken();
            }
            server.kill9();
            write(MOCKS.formatted("shipped otherwise"));
            server.restart();

            // another client: the connections that the first one keeps are dead
            try (SfnClient sfn = Sdk.client(server.url())) {
                sfn.sendTaskSuccess(it -> it.taskToken(token).output("\"approved\""));

                var ended = Machines.untilEnded(sfn, execution);
                assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
                assertThat(ended.output()).isEqualTo("\"shipped\"");
                assertThat(ended.stateMachineArn()).isEqualTo(machine);
            }
        }
    }

    @Test
    void a_file_that_cannot_be_used_is_told_sentence_by_sentence() throws IOException {
        write("{\"MockedResponses\": {\"A\": {\"x\": {}, \"0\": 1}}}");

        assertThatThrownBy(() -> StartedServer.in(folder, "--mocks", "mocks.json"))
                .hasMessageContaining("status 2")
                .hasMessageContaining(
                        """
                        gantry: mocks.json: MockedResponses.A: "x" is no attempt, such as 0, and no range, such as 1-2.
                        gantry: mocks.json: MockedResponses.A.0 must be a JSON object.
                        """);
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> StartedServer.in(folder, "--mocks", "none.json"))
                .hasMessageContaining("status 2")
                .hasMessageContaining("none.json\" cannot be read; is it there?");
    }

    /** Pays, has a person approve, and ships. */
    private static String order(String activity) {
        return """
        {"StartAt": "Pay", "States": {
           "Pay": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
             "Parameters": {"QueueUrl": "q", "MessageBody": "m"}, "Next": "Approve"},
           "Approve": {"Type": "Task", "Resource": "%s", "Next": "Ship"},
           "Ship": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
             "Parameters": {"FunctionName": "ship"}, "End": true}}}
        """
                .formatted(activity);
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("mocks.json"), text);
    }
}
