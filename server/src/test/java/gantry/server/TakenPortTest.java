package gantry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.server.configuration.Configuration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

class TakenPortTest {
    private static final String STATES = "arn:aws:states:us-east-1:000000000000:";

    private static final String EXECUTION = STATES + "execution:m:e";
    private static final String ROLE = "arn:aws:iam::000000000000:role/r";
    private static final String HANGS = "arn:aws:lambda:us-east-1:000000000000:function:hangs";

    @TempDir private Path data;

    @Test
    void a_start_that_fails_for_its_port_decides_on_no_task() throws Exception {
        writeFunctionThatHangs();
        try (var server = Server.start(configuration(0))) {
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
            var machine =
                    Map.<String, @Nullable Object>of(
                            "name", "m", "definition", definition, "roleArn", ROLE);
            call(server, "CreateStateMachine", machine);
            call(
                    server,
                    "StartExecution",
                    Map.of("stateMachineArn", STATES + "stateMachine:m", "name", "e"));
            awaitLast(server, "LambdaFunctionStarted");
        }

        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Server.start(configuration(taken.getLocalPort())))
                    .isInstanceOf(ServerCannotStart.class);
        }

        double failedAt = Instant.now().toEpochMilli() / 1000.0;
        try (var server = Server.start(configuration(0))) {
            assertThat(awaitLast(server, "ExecutionFailed")).isGreaterThanOrEqualTo(failedAt);
        }
    }

    private void writeFunctionThatHangs() throws IOException {
        Path folder = Files.createDirectories(data.resolve("functions/hangs"));
        Files.writeString(folder.resolve("function.yaml"), "runtime: provided\ntimeout: 900\n");
        Path bootstrap = folder.resolve("bootstrap");
        Files.writeString(bootstrap, "#!/bin/sh\nexec sleep 900\n");
        assertThat(bootstrap.toFile().setExecutable(true)).isTrue();
    }

    /** When an event of this type, the last one, happened. */
    private static double awaitLast(Server server, String type) throws Exception {
        while (true) {
            Map<?, ?> history =
                    call(
                            server,
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
        return new Configuration(
                port,
                0,
                "127.0.0.1",
                data,
                Configuration.DEFAULT_ACCOUNT,
                Configuration.DEFAULT_REGION,
                Map.of(),
                90,
                new Configuration.FunctionSources(data.resolve("functions"), Map.of()),
                null,
                null);
    }

    private static Map<?, ?> call(
            Server server, String operation, Map<String, @Nullable Object> members)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(server.url()))
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", "AWSStepFunctions." + operation)
                        .POST(HttpRequest.BodyPublishers.ofString(Json.print(members)))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).describedAs(response.body()).isEqualTo(200);
            return (JsonObject) Objects.requireNonNull(Json.parse(response.body()));
        }
    }
}
