package gantry.server.metrics;

import static gantry.server.CalledServer.STATES;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.operations.TokenBuckets.Limit;
import gantry.server.CalledServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;

class MetricsRouteTest {
    private static final String PASS =
            "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String WAIT =
            "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Wait\",\"Seconds\":9999,\"End\":true}}}";

    @TempDir Path data;

    @Test
    void what_a_server_has_done_and_holds_is_told_in_prometheus_form() throws Exception {
        try (var server = start()) {
            server.machine("quick", "STANDARD", PASS);
            server.machine("slow", "STANDARD", WAIT);
            server.machine("sync", "EXPRESS", PASS);
            server.call("StartExecution", Map.of("stateMachineArn", STATES + "stateMachine:quick"));
            server.call("StartExecution", Map.of("stateMachineArn", STATES + "stateMachine:slow"));
            server.call(
                    "StartSyncExecution", Map.of("stateMachineArn", STATES + "stateMachine:sync"));
            server.send(
                    "application/x-amz-json-1.0",
                    "AWSStepFunctions.DescribeActivity",
                    Map.of("activityArn", STATES + "activity:none"));

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
        try (var server = start()) {
            server.machine("slow", "STANDARD", WAIT);
            server.call("StartExecution", Map.of("stateMachineArn", STATES + "stateMachine:slow"));
        }
        try (var server = start()) {
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

    private CalledServer start() {
        return new CalledServer(
                CalledServer.configuration(data, 0, Map.of("ListExecutions", new Limit(7, 1))));
    }

    private static ExpositionText metrics(CalledServer server) throws Exception {
        var response = server.get("/_gantry/metrics", BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("text/plain; version=0.0.4; charset=utf-8");
        return ExpositionText.parse(response.body());
    }
}
