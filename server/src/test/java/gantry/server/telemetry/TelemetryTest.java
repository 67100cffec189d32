package gantry.server.telemetry;

import static gantry.server.CalledServer.ROLE;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.server.CalledServer;
import gantry.server.Server;
import gantry.server.configuration.ConfigurationReader;
import gantry.server.configuration.Flags;

import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

class TelemetryTest {
    /** SQS is not built in: its task fails; the retrier tries once more, the catcher goes on. */
    private static final String DEFINITION =
            """
            {"StartAt": "Send", "States": {
             "Send": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
              "Parameters": {"MessageBody": "secret"}, "End": true,
              "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 1, "MaxAttempts": 1}],
              "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Both"}]},
             "Both": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "Left", "States": {"Left": {"Type": "Pass", "End": true}}},
              {"StartAt": "Right", "States": {"Right": {"Type": "Pass", "End": true}}}]}}}
            """;

    private static final String PASS =
            """
            {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}
            """;

    @TempDir Path folder;

    @Test
    void a_started_server_sends_the_spans_of_a_retried_task_and_of_branches() throws Exception {
        try (var receiver = new OtlpReceiver(0);
                var server = start(receiver.port(), false)) {
            var machine = create(server, "m", "STANDARD", DEFINITION);
            String execution = run(server, machine);
            await(() -> receiver.hasSpan(span -> span.getName().equals("m")));

            Span root = receiver.require("m");
            assertThat(root.getParentSpanId().isEmpty()).isTrue();
            assertThat(OtlpReceiver.attribute(root, "gantry.execution.arn")).isEqualTo(execution);
            assertThat(OtlpReceiver.attribute(root, "aws.step_functions.state_machine.arn"))
                    .isEqualTo(machine);
            assertThat(parentName(receiver, receiver.require("Send"))).isEqualTo("m");
            assertThat(parentName(receiver, receiver.require("Left"))).isEqualTo("Both");
            assertThat(OtlpReceiver.attribute(receiver.require("Right"), "gantry.state.type"))
                    .isEqualTo("Pass");
            assertThat(receiver.spans)
                    .filteredOn(span -> span.getName().equals("sqs:sendMessage"))
                    .hasSize(2)
                    .allSatisfy(
                            attempt -> {
                                assertThat(parentName(receiver, attempt)).isEqualTo("Send");
                                assertThat(OtlpReceiver.attribute(attempt, "error.type"))
                                        .isEqualTo("SQS.SdkClientException");
                                assertThat(attempt.getStatus().getCode())
                                        .isEqualTo(StatusCode.STATUS_CODE_ERROR);
                            });
            assertThat(receiver.spans.toString()).doesNotContain("secret");
            assertThat(receiver.authorizations).containsOnly("Bearer hush");
            assertThat(receiver.services).containsOnly("orders");
        }
    }

    @Test
    void a_receiver_that_comes_late_gets_what_ended_before() throws Exception {
        int port;
        try (var receiver = new OtlpReceiver(0)) {
            port = receiver.port();
        }
        try (var server = start(port, false)) {
            run(server, create(server, "m", "STANDARD", PASS));
            server.call(
                    "StartSyncExecution",
                    Map.of("stateMachineArn", create(server, "x", "EXPRESS", PASS)));
            try (var receiver = new OtlpReceiver(port)) {
                await(
                        () ->
                                receiver.hasSpan(span -> span.getName().equals("m"))
                                        && receiver.hasSpan(span -> span.getName().equals("x")));
            }
        }
    }

    @Test
    void a_trace_belongs_to_that_of_the_caller() throws Exception {
        try (var receiver = new OtlpReceiver(0);
                var server = start(receiver.port(), false)) {
            server.call(
                    "StartSyncExecution",
                    Map.of(
                            "stateMachineArn",
                            create(server, "x", "EXPRESS", PASS),
                            "traceHeader",
                            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
            await(() -> receiver.hasSpan(span -> span.getName().equals("x")));

            Span root = receiver.require("x");
            assertThat(hex(root.getTraceId().toByteArray()))
                    .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
            assertThat(hex(root.getParentSpanId().toByteArray())).isEqualTo("00f067aa0ba902b7");
        }
    }

    @Test
    void the_execution_log_goes_to_the_receiver_too() throws Exception {
        try (var receiver = new OtlpReceiver(0);
                var server = start(receiver.port(), true)) {
            String machine = create(server, "x", "EXPRESS", DEFINITION);
            log(server, machine);
            server.call("StartSyncExecution", Map.of("stateMachineArn", machine));
            await(
                    () ->
                            receiver.logs.stream()
                                    .anyMatch(
                                            each ->
                                                    each.getEventName()
                                                            .equals("ExecutionSucceeded")));

            assertThat(receiver.logs)
                    .filteredOn(each -> each.getEventName().equals("TaskFailed"))
                    .hasSize(2)
                    .allSatisfy(
                            each -> {
                                assertThat(each.getSeverityNumber())
                                        .isEqualTo(SeverityNumber.SEVERITY_NUMBER_ERROR);
                                assertThat(each.getBody().getStringValue())
                                        .contains("SQS.SdkClientException");
                            });
        }
    }

    private static String parentName(OtlpReceiver receiver, Span span) {
        return receiver.spans.stream()
                .filter(other -> other.getSpanId().equals(span.getParentSpanId()))
                .map(Span::getName)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No parent of " + span));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private CalledServer start(int port, boolean logs) throws IOException {
        Files.writeString(folder.resolve("headers"), "Authorization: Bearer hush\n");
        Files.writeString(
                folder.resolve("gantry.yaml"),
                """
                port: 0
                openTelemetry:
                  endpoint: http://127.0.0.1:%d
                  headersFile: headers
                  logs: %s
                  serviceName: orders
                """
                        .formatted(port, logs));
        return new CalledServer(
                new ConfigurationReader(folder, Server.knownQuotas(), Map.of())
                        .read(null, Flags.NONE));
    }

    private static String create(CalledServer server, String name, String type, String definition)
            throws IOException, InterruptedException {
        var created =
                server.call(
                        "CreateStateMachine",
                        Map.of(
                                "name",
                                name,
                                "type",
                                type,
                                "definition",
                                definition,
                                "roleArn",
                                ROLE,
                                "tracingConfiguration",
                                Map.of("enabled", true)));
        return String.valueOf(created.get("stateMachineArn"));
    }

    private static void log(CalledServer server, String machine)
            throws IOException, InterruptedException {
        server.send(
                "application/x-amz-json-1.1",
                "Logs_20140328.CreateLogGroup",
                Map.of("logGroupName", "/g"));
        var group =
                Map.of(
                        "cloudWatchLogsLogGroup",
                        Map.of(
                                "logGroupArn",
                                "arn:aws:logs:us-east-1:000000000000:log-group:/g:*"));
        server.call(
                "UpdateStateMachine",
                Map.of(
                        "stateMachineArn",
                        machine,
                        "loggingConfiguration",
                        Map.of("level", "ALL", "destinations", List.of(group))));
    }

    private static String run(CalledServer server, String machine)
            throws IOException, InterruptedException {
        var started = server.call("StartExecution", Map.of("stateMachineArn", machine));
        return String.valueOf(started.get("executionArn"));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It does not come");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
