package gantry.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;
import gantry.operations.TokenBuckets.Limit;
import gantry.server.Server;
import gantry.server.configuration.Configuration;
import gantry.server.configuration.LogSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;

class MetricsRouteTest {
    private static final String STATES = "arn:aws:states:us-east-1:000000000000:";
    private static final String PASS =
            "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String WAIT =
            "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Wait\",\"Seconds\":9999,\"End\":true}}}";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir Path data;

    @Test
    void what_a_server_has_done_and_holds_is_told_in_prometheus_form() throws Exception {
        try (Server server = start()) {
            machine(server, "quick", "STANDARD", PASS);
            machine(server, "slow", "STANDARD", WAIT);
            machine(server, "sync", "EXPRESS", PASS);
            call(
                    server,
                    "StartExecution",
                    Map.of("stateMachineArn", STATES + "stateMachine:quick"));
            call(server, "StartExecution", Map.of("stateMachineArn", STATES + "stateMachine:slow"));
            call(
                    server,
                    "StartSyncExecution",
                    Map.of("stateMachineArn", STATES + "stateMachine:sync"));
            call(server, "DescribeActivity", Map.of("activityArn", STATES + "activity:none"));

            var metrics = metrics(server);

            assertThat(metrics.value("gantry_states_executions_started_total{type=\"STANDARD\"}"))
                    .isEqualTo(2);
            assertThat(metrics.value("gantry_states_executions_succeeded_total{type=\"STANDARD\"}"))
                    .isEqualTo(1);
            assertThat(metrics.value("gantry_states_executions_succeeded_total{type=\"EXPRESS\"}"))
                    .isEqualTo(1);
            assertThat(metrics.value("gantry_states_state_transitions_total{type=\"STANDARD\"}"))
                    .isEqualTo(2);
            assertThat(
                            metrics.value(
                                    "gantry_states_execution_time_seconds_count{type=\"EXPRESS\"}"))
                    .isEqualTo(1);
            assertThat(metrics.value("gantry_states_open_execution_count")).isEqualTo(1);
            assertThat(metrics.value("gantry_states_open_execution_limit")).isEqualTo(1_000_000);
            assertThat(metrics.value("gantry_states_open_map_run_limit")).isEqualTo(1_000);
            assertThat(metrics.value("gantry_states_approximate_map_run_backlog_size")).isZero();
            assertThat(metrics.value("gantry_engine_pending_redrive_executions")).isZero();
            assertThat(metrics.value(requests("StartExecution", ""))).isEqualTo(2);
            assertThat(metrics.value(requests("DescribeActivity", "ActivityDoesNotExist")))
                    .isEqualTo(1);
            assertThat(
                            metrics.value(
                                    "gantry_states_provisioned_bucket_size{api_name=\"ListExecutions\"}"))
                    .isEqualTo(7);
            assertThat(metrics.value("gantry_store_commit_seconds_count")).isGreaterThan(2);
            assertThat(metrics.types())
                    .containsEntry("gantry_api_request_seconds", "histogram")
                    .containsEntry("gantry_engine_timers", "gauge")
                    .containsKeys("jvm_memory_used_bytes", "gantry_build_info");
        }
    }

    @Test
    void open_executions_are_counted_over_a_restart() throws Exception {
        try (Server server = start()) {
            machine(server, "slow", "STANDARD", WAIT);
            call(server, "StartExecution", Map.of("stateMachineArn", STATES + "stateMachine:slow"));
        }
        try (Server server = start()) {
            var metrics = metrics(server);

            assertThat(metrics.value("gantry_states_open_execution_count")).isEqualTo(1);
            assertThat(metrics.value("gantry_states_executions_started_total{type=\"STANDARD\"}"))
                    .isZero();
        }
    }

    private static String requests(String operation, String error) {
        return "gantry_api_requests_total{service=\"states\",operation=\"%s\",error=\"%s\"}"
                .formatted(operation, error);
    }

    private Server start() {
        return Server.start(
                new Configuration(
                        0,
                        0,
                        "127.0.0.1",
                        data,
                        Configuration.DEFAULT_ACCOUNT,
                        Configuration.DEFAULT_REGION,
                        Map.of(),
                        90,
                        new Configuration.FunctionSources(data.resolve("functions"), Map.of()),
                        null,
                        null,
                        null,
                        Map.of("ListExecutions", new Limit(7, 1)),
                        LogSettings.DEFAULT,
                        null));
    }

    private void machine(Server server, String name, String type, String definition)
            throws Exception {
        call(
                server,
                "CreateStateMachine",
                Map.of(
                        "name",
                        name,
                        "type",
                        type,
                        "definition",
                        definition,
                        "roleArn",
                        "arn:aws:iam::000000000000:role/any"));
    }

    private void call(Server server, String operation, Map<String, Object> members)
            throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(server.url()))
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", "AWSStepFunctions." + operation)
                        .POST(HttpRequest.BodyPublishers.ofString(Json.print(members)))
                        .build();
        client.send(request, BodyHandlers.discarding());
    }

    private ExpositionText metrics(Server server) throws Exception {
        var response =
                client.send(
                        HttpRequest.newBuilder(URI.create(server.url() + "/_gantry/metrics"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("text/plain; version=0.0.4; charset=utf-8");
        return ExpositionText.parse(response.body());
    }
}
