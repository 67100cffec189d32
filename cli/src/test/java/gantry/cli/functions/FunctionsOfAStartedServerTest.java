package gantry.cli.functions;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.Await;
import gantry.cli.testing.Machines;
import gantry.cli.testing.Sdk;
import gantry.cli.testing.StartedServer;
import gantry.functions.processes.MarkedProcesses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.sfn.SfnClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A function that forks, called by a workflow: it answers, and ends with its server. */
class FunctionsOfAStartedServerTest {
    private static final String FORKS =
            """
            import { spawn } from "node:child_process";
            export const handler = async (event) => {
              spawn("sleep", ["1000"]);
              spawn("sleep", ["1000"], { detached: true, stdio: "ignore" }).unref();
              return { ...event, server: process.env.AWS_ENDPOINT_URL };
            };
            """;

    private static final String CALLS =
            """
            {"StartAt":"S","States":{"S":{"Type":"Task","End":true,
            "Resource":"arn:aws:lambda:us-east-1:000000000000:function:forks"}}}\
            """;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_a_function_started_ends_with_the_server(boolean killed) throws IOException {
        writeFunction();
        try (var server = StartedServer.in(folder)) {
            callTheFunction(server);
            assertThat(processes(server)).hasSizeGreaterThan(2);

            if (killed) {
                server.kill9();
            } else {
                server.sigterm();
            }

            Await.until("nothing is left", () -> processes(server).isEmpty());
        }
    }

    @Test
    void its_output_is_in_the_servers_folder() throws IOException {
        writeFunction();
        try (var server = StartedServer.in(folder)) {
            callTheFunction(server);

            Path log = server.data().resolve("logs/lambda/forks.log");
            assertThat(Files.readString(log)).contains("\"message\":\"START RequestId: ");
        }
    }

    private void writeFunction() throws IOException {
        Path function = Files.createDirectories(folder.resolve("functions/forks"));
        Files.writeString(function.resolve("index.mjs"), FORKS);
        Files.writeString(function.resolve("function.yaml"), "timeout: 60");
    }

    private static void callTheFunction(StartedServer server) {
        try (SfnClient sfn = Sdk.client(server.url())) {
            String machine = Machines.create(sfn, "calls", CALLS);
            String execution =
                    sfn.startExecution(it -> it.stateMachineArn(machine).input("{\"a\":1}"))
                            .executionArn();
            Await.until(
                    "the execution ends",
                    () ->
                            !sfn.describeExecution(it -> it.executionArn(execution))
                                    .statusAsString()
                                    .equals("RUNNING"));
            assertThat(sfn.describeExecution(it -> it.executionArn(execution)).output())
                    .isEqualTo("{\"a\":1,\"server\":\"" + server.url() + "\"}");
        }
    }

    private static List<Long> processes(StartedServer server) {
        try {
            return MarkedProcesses.pidsOf(
                    Files.readAllLines(server.data().resolve("functions/id")).getFirst());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
