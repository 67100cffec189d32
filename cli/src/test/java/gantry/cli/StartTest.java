package gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.cli.testing.StartedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command from outside, in folders whose names hold spaces. */
class StartTest {
    @TempDir private Path temporary;

    @Test
    void a_started_server_says_its_URL_and_is_healthy() throws Exception {
        try (var server = StartedServer.in(folder())) {
            HttpResponse<String> health = get(server.url().resolve("/_gantry/health"));

            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body())
                    .isEqualTo("{\"url\":\"" + server.url() + "\",\"httpsUrl\":null}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_gantry/health", "/_gantry/ready", "/_gantry/live"})
    void a_probe_may_ask_by_HEAD(String path) throws Exception {
        try (var server = StartedServer.in(folder())) {
            var head = HttpRequest.newBuilder(server.url().resolve(path)).HEAD().build();

            assertThat(send(head).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_log_tells_the_start_and_with_level_debug_nothing_of_the_JDK() throws Exception {
        try (var server = StartedServer.configured(folder(), "log: {level: debug}\n")) {
            String url = server.url().toString();
            server.sigterm();

            assertThat(server.log())
                    .contains("INFO  server: Started version ", url, server.data().toString())
                    .doesNotContain("version development", "java.lang", "\tat ");
        }
    }

    @Test
    void echo_answers_what_it_was_sent() throws Exception {
        try (var server = StartedServer.in(folder())) {
            var request =
                    HttpRequest.newBuilder(server.url().resolve("/_gantry/echo"))
                            .header("Content-Type", "application/x-amz-json-1.0")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"a\":[1,null]}"))
                            .build();

            assertThat(send(request).body()).isEqualTo("{\"a\":[1,null]}");
        }
    }

    @Test
    void a_stopped_and_a_killed_server_start_again_on_their_folder() throws Exception {
        try (var server = StartedServer.in(folder())) {
            URI url = server.url();
            server.sigterm();
            assertThat(server.log()).contains("Stopped");
            server.restart();
            server.kill9();
            server.restart();

            assertThat(server.url()).isEqualTo(url);
            assertThat(get(url.resolve("/_gantry/health")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_finished_execution_is_still_there_after_kill_9() throws Exception {
        try (var server = StartedServer.in(folder())) {
            call(
                    server.url(),
                    "CreateStateMachine",
                    """
                    {"name": "m", "roleArn": "arn:aws:iam::000000000000:role/r",
                     "definition": "{\\"StartAt\\":\\"P\\",\\"States\\":{\\"P\\":{\\"Type\\":\\"Pass\\",\\"End\\":true}}}"}
                    """);
            call(
                    server.url(),
                    "StartExecution",
                    """
                    {"name": "e", "input": "{\\"a\\":1}",
                     "stateMachineArn": "arn:aws:states:us-east-1:000000000000:stateMachine:m"}
                    """);
            server.kill9();
            server.restart();

            String description =
                    call(
                            server.url(),
                            "DescribeExecution",
                            """
                            {"executionArn": "arn:aws:states:us-east-1:000000000000:execution:m:e"}
                            """);
            assertThat(description).contains("\"name\":\"e\"", "\"input\":\"{\\\"a\\\":1}\"");
        }
    }

    @Test
    void quotas_of_the_configuration_hold() throws Exception {
        try (var server = StartedServer.configured(folder(), "quotas: {activities: 1}\n")) {
            call(server.url(), "CreateActivity", "{\"name\": \"first\"}");

            assertThat(call(server.url(), "CreateActivity", "{\"name\": \"second\"}"))
                    .contains("ActivityLimitExceeded");
        }
    }

    @Test
    void a_second_server_on_a_folder_says_who_holds_it() throws IOException {
        Path folder = folder();
        try (var first = StartedServer.in(folder)) {
            assertThatThrownBy(() -> StartedServer.in(folder))
                    .hasMessageContaining("status 2")
                    .hasMessageContaining("data")
                    .hasMessageContaining(Long.toString(first.pid()));
        }
    }

    @Test
    void a_port_that_is_taken_is_one_sentence() throws IOException {
        try (var first = StartedServer.in(folder())) {
            String port = Integer.toString(first.url().getPort());
            Path other = Files.createDirectory(temporary.resolve("other"));

            assertThatThrownBy(() -> StartedServer.in(other, "--port", port))
                    .hasMessageContaining("gantry: Port " + port + " of 127.0.0.1 cannot be used");
        }
    }

    @Test
    void a_mistake_in_the_configuration_is_told_with_its_line() throws IOException {
        Path folder = folder();

        assertThatThrownBy(() -> StartedServer.configured(folder, "prot: 1\n"))
                .hasMessageContaining(
                        "gantry: gantry.yaml line 1: unknown key \"prot\"; did you mean \"port\"?");
    }

    @Test
    void other_hosts_than_loopback_are_refused() throws IOException {
        Path folder = folder();

        assertThatThrownBy(() -> StartedServer.in(folder, "--host", "0.0.0.0"))
                .hasMessageContaining("not loopback");
    }

    private Path folder() throws IOException {
        return Files.createDirectory(temporary.resolve("a folder"));
    }

    private static String call(URI url, String operation, String request) throws Exception {
        return send(HttpRequest.newBuilder(url)
                        .header("X-Amz-Target", "AWSStepFunctions." + operation)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .POST(HttpRequest.BodyPublishers.ofString(request))
                        .build())
                .body();
    }

    private static HttpResponse<String> get(URI url) throws Exception {
        return send(HttpRequest.newBuilder(url).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
