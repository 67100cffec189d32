package gantry.cli.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gantry.cli.testing.Machines;
import gantry.cli.testing.Sdk;
import gantry.cli.testing.StartedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sfn.model.ExecutionLimitExceededException;
import software.amazon.awssdk.services.sfn.model.SfnException;

import java.nio.file.Path;

/** What the official client makes of quotas: it waits and comes again, or says what happened. */
@Timeout(300)
class ThrottlingTest {
    private static final int CALLS = 8;

    @TempDir Path folder;

    @Test
    void a_throttled_call_is_an_exception_without_retries_and_ends_well_with_them() {
        String yaml =
                """
                quotas:
                  DescribeStateMachine: {bucket: 3, rate: 1}
                  StartExecution: {bucket: 3, rate: 1}
                """;
        try (var server = StartedServer.configured(folder, yaml);
                var once = Sdk.client(server.url());
                var again = Sdk.retryingClient(server.url(), 20)) {
            String machine = Machines.create(once, "throttled", Machines.PASS);

            var refused =
                    catchThrowableOfType(
                            SfnException.class,
                            () -> {
                                while (true) {
                                    once.describeStateMachine(r -> r.stateMachineArn(machine));
                                }
                            });
            assertThat(refused.isThrottlingException()).isTrue();
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
            assertThat(refused.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
            assertThat(refused.statusCode()).isEqualTo(400);

            for (int i = 0; i < CALLS; i++) {
                again.describeStateMachine(r -> r.stateMachineArn(machine));
                again.startExecution(r -> r.stateMachineArn(machine));
            }
            assertThat(again.listExecutions(r -> r.stateMachineArn(machine)).executions())
                    .hasSize(CALLS);
        }
    }

    @Test
    void as_many_executions_are_open_as_the_quota_says_and_one_more_once_another_has_ended() {
        try (var server = StartedServer.configured(folder, "quotas: {openExecutions: 2}");
                var sfn = Sdk.client(server.url())) {
            String machine = Machines.create(sfn, "waits", Machines.WAIT);
            String first = Machines.start(sfn, machine, "one", "{}");
            Machines.start(sfn, machine, "two", "{}");

            assertThat(
                            catchThrowableOfType(
                                    SfnException.class,
                                    () -> Machines.start(sfn, machine, "three", "{}")))
                    .isInstanceOf(ExecutionLimitExceededException.class);

            sfn.stopExecution(r -> r.executionArn(first));
            Machines.start(sfn, machine, "three", "{}");
        }
    }
}
