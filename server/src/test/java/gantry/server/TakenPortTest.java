package gantry.server;

import static gantry.server.CalledServer.STATES;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.server.configuration.Configuration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

class TakenPortTest {
    private static final String EXECUTION = STATES + "execution:m:e";
    private static final String HANGS = "arn:aws:lambda:us-east-1:000000000000:function:hangs";

    @TempDir private Path data;

    @Test
    void a_start_that_fails_for_its_port_decides_on_no_task() throws Exception {
        writeFunctionThatHangs();
        try (var server = new CalledServer(configuration(0))) {
            var definition =
                    Json.print(
                            JsonObject.of(
                                    "StartAt",
                                    "T",
                                    "States",
                                    JsonObject.of(
                                            "T",
                                            JsonObject.of(
                                                    "Type",
                                                    "Task",
                                                    "Resource",
                                                    HANGS,
                                                    "End",
                                                    true))));
            server.machine("m", "STANDARD", definition);
            server.call(
                    "StartExecution",
                    Map.of("stateMachineArn", STATES + "stateMachine:m", "name", "e"));
            awaitLast(server, "LambdaFunctionStarted");
        }

        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Server.start(configuration(taken.getLocalPort())))
                    .isInstanceOf(ServerCannotStart.class);
        }

        double failedAt = Instant.now().toEpochMilli() / 1000.0;
        try (var server = new CalledServer(configuration(0))) {
            assertThat(awaitLast(server, "ExecutionFailed")).isGreaterThanOrEqualTo(failedAt);
        }
    }

    @Test
    void a_first_start_that_fails_for_its_port_or_mocks_makes_no_data_folder() throws Exception {
        Path none = data.resolve("deep/data");
        Path mocks = Files.writeString(data.resolve("mocks.json"), "{");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(
                            () ->
                                    Server.start(
                                            CalledServer.configuration(none, taken.getLocalPort())))
                    .isInstanceOf(ServerCannotStart.class)
                    .hasMessage(
                            "Port %d of 127.0.0.1 cannot be used; is another server running? Choose another with --port, or 0 for a free one."
                                    .formatted(taken.getLocalPort()));
        }
        assertThatThrownBy(() -> Server.start(withMocks(none, mocks)))
                .isInstanceOf(ServerCannotStart.class)
                .hasMessageContaining("not JSON");
        assertThat(data.resolve("deep")).doesNotExist();
    }

    private void writeFunctionThatHangs() throws IOException {
        Path folder = Files.createDirectories(data.resolve("functions/hangs"));
        Files.writeString(folder.resolve("function.yaml"), "runtime: provided\ntimeout: 900\n");
        Path bootstrap = folder.resolve("bootstrap");
        Files.writeString(bootstrap, "#!/bin/sh\nexec sleep 900\n");
        assertThat(bootstrap.toFile().setExecutable(true)).isTrue();
    }

    /** When an event of this type, the last one, happened. */
    private static double awaitLast(CalledServer server, String type) throws Exception {
        while (true) {
            Map<?, ?> history =
                    server.call(
                            "GetExecutionHistory",
                            Map.of("executionArn", EXECUTION, "reverseOrder", true));
            var events = (List<?>) Objects.requireNonNull(history.get("events"));
            var last = (Map<?, ?>) Objects.requireNonNull(events.getFirst());
            if (type.equals(last.get("type"))) {
                return ((Number) Objects.requireNonNull(last.get("timestamp"))).doubleValue();
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private Configuration configuration(int port) {
        return CalledServer.configuration(data, port);
    }

    private static Configuration withMocks(Path data, Path mocks) {
        return CalledServer.configuration(data, 0, Map.of(), mocks);
    }
}
