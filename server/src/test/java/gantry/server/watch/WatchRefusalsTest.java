package gantry.server.watch;

import static gantry.server.CalledServer.STATES;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

/** Nothing here changes the server, so one serves all. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchRefusalsTest {
    private LiveServer server;

    @BeforeAll
    void start(@TempDir Path data) {
        server = new LiveServer(data);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "?executionArn=STATES:execution:m:none, 400, ExecutionDoesNotExist",
        "?executionArn=nonsense, 400, InvalidArn",
        "?executionArn=, 400, InvalidArn",
        "?executionArn=STATES:execution:m:none&after=-1, 400, ValidationException",
        "?executionArn=STATES:execution:m:none&after=soon, 400, ValidationException",
        "?executionArn=a&stateMachineArn=b, 400, ValidationException",
        "?stateMachineArn=STATES:stateMachine:none, 400, StateMachineDoesNotExist",
        "?stateMachineArn=nonsense, 400, InvalidArn",
    })
    void what_cannot_be_watched_is_refused_as_its_operation_refuses_it(
            String query, int status, String error) throws Exception {
        var response = server.ask(query.replace("STATES:", STATES));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"__type\":\"" + error + "\"");
    }

    @Test
    void a_page_of_another_site_is_refused() throws Exception {
        assertThat(server.ask("", "Origin", "https://example.com").statusCode()).isEqualTo(403);
        assertThat(server.ask("", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    }
}
