package gantry.cli.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.badinput.RawHttp.Answer;
import gantry.cli.testing.ErrorWorld;
import gantry.cli.testing.SharedErrorWorld;
import gantry.json.Json;
import gantry.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/** Task tokens and page tokens that were not made for the call, and too many pollers. */
@ExtendWith(SharedErrorWorld.class)
class TokensTest {
    private static final String INVALID = "InvalidToken: Invalid Token: 'Invalid token'";

    private final ErrorWorld world;

    TokensTest(ErrorWorld world) {
        this.world = world;
    }

    @ParameterizedTest
    @ValueSource(strings = {"SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat"})
    void a_task_token_is_made_here_and_whole(String operation) {
        String token = world.token();
        String changed =
                token.substring(0, 8) + (token.charAt(8) == 'A' ? 'B' : 'A') + token.substring(9);

        assertThat(report(operation, "unknown").error()).isEqualTo(INVALID);
        assertThat(report(operation, changed).error()).isEqualTo(INVALID);
        assertThat(report(operation, token.substring(1)).error()).isEqualTo(INVALID);
        assertThat(report(operation, token + "A").error()).isEqualTo(INVALID);
        assertThat(report(operation, pageToken()).error()).isEqualTo(INVALID);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ListActivities | {\"nextToken\": \"PAGE\"}",
                "ListStateMachines | {\"nextToken\": \"TASK\"}",
                "ListStateMachineVersions | {\"stateMachineArn\": \"MACHINE\", \"nextToken\":"
                        + " \"PAGE\"}",
                "ListStateMachineAliases | {\"stateMachineArn\": \"MACHINE\", \"nextToken\":"
                        + " \"PAGE\"}",
                "ListExecutions | {\"stateMachineArn\": \"MACHINE\", \"nextToken\": \"PAGE\"}",
                "ListExecutions | {\"stateMachineArn\": \"MACHINE\", \"nextToken\": \"TASK\"}",
                "GetExecutionHistory | {\"executionArn\": \"BUSY\", \"nextToken\": \"PAGE\"}",
                "ListMapRuns | {\"executionArn\": \"BUSY\", \"nextToken\": \"PAGE\"}",
            })
    void a_page_token_is_for_its_own_operation(String operation, String body) {
        String request =
                body.replace("PAGE", pageToken())
                        .replace("TASK", world.token())
                        .replace("MACHINE", ErrorWorld.MACHINE)
                        .replace("BUSY", ErrorWorld.BUSY);

        assertThat(RawHttp.call(world.url(), operation, request).error()).isEqualTo(INVALID);
    }

    @Test
    void more_pollers_than_allowed_are_refused() throws Exception {
        String body = Json.print(JsonObject.of("activityArn", ErrorWorld.CROWDED));
        try (var pollers = Executors.newVirtualThreadPerTaskExecutor()) {
            var polls = new ExecutorCompletionService<Answer>(pollers);
            for (int i = 0; i <= ErrorWorld.ACTIVITY_POLLERS; i++) {
                polls.submit(() -> RawHttp.call(world.url(), "GetActivityTask", body));
            }
            Answer first = polls.take().get();
            pollers.shutdownNow(); // an interrupted poller closes its connection

            assertThat(first.error())
                    .isEqualTo(
                            "ActivityWorkerLimitExceeded: The maximum number of workers"
                                    + " concurrently polling for activity tasks has been"
                                    + " reached.");
        }
    }

    private Answer report(String operation, String token) {
        String output = operation.equals("SendTaskSuccess") ? ", \"output\": \"{}\"" : "";
        return RawHttp.call(
                world.url(), operation, "{\"taskToken\": " + Json.print(token) + output + "}");
    }

    /** A nextToken of ListStateMachines. */
    private String pageToken() {
        var page = RawHttp.call(world.url(), "ListStateMachines", "{\"maxResults\": 1}");
        return String.valueOf(page.members().get("nextToken"));
    }
}
