package gantry.cli.durability;

import gantry.cli.testing.Await;
import gantry.cli.testing.Machines;
import gantry.cli.testing.Sdk;
import gantry.cli.testing.StartedServer;
import gantry.functions.processes.MarkedProcesses;
import gantry.json.Json;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A function that leaves a mark for each call when it begins, and answers only once it is let go.
 * Start reading at {@link #killTheServerDuring}.
 */
final class CalledFunction {
    /**
     * A mark is a line with the process's id, and with a remark if the process of an earlier call
     * still lives; what is dead and not yet collected by its parent has no command line.
     */
    private static final String SOURCE =
            """
            import { appendFileSync, existsSync, readFileSync } from "node:fs";
            import { setTimeout as delay } from "node:timers/promises";

            const { MARKS } = process.env;

            export const handler = async ({ call }) => {
              const marks = `${MARKS}/${call}`;
              const earlier = existsSync(marks) ? readFileSync(marks, "utf8").trim().split("\\n") : [];
              appendFileSync(marks, `${process.pid}${earlier.some(lives) ? " beside another" : ""}\\n`);
              while (!existsSync(`${MARKS}/go`)) await delay(20);
              return { call };
            };

            function lives(mark) {
              try {
                return readFileSync(`/proc/${parseInt(mark)}/cmdline`).length > 0;
              } catch {
                return false;
              }
            }
            """;

    /** The two ways to call a function from a Task state. */
    enum Form {
        FUNCTION_ARN(
                "LambdaFunction",
                """
                "Resource": "arn:aws:lambda:us-east-1:000000000000:function:marks"\
                """),
        INVOKE(
                "Task",
                """
                "Resource": "arn:aws:states:::lambda:invoke", "OutputPath": "$.Payload",
                "Parameters": {"FunctionName": "marks", "Payload.$": "$"}\
                """);

        private final String events;
        private final String members;

        Form(String events, String members) {
            this.events = events;
            this.members = members;
        }

        /** The type of one of its history events, such as LambdaFunctionStarted. */
        String event(String what) {
            return events + what;
        }
    }

    /**
     * A machine with one state.
     *
     * @param retried the error its Retry names; null if it has none
     */
    record Call(Form form, @Nullable String retried) {
        String name() {
            return form + "-" + (retried == null ? "none" : retried.replace('.', '-'));
        }

        String definition() {
            return """
            {"StartAt": "Call", "States": {"Call": {"Type": "Task", "End": true,
            %s
            %s}}}\
            """
                    .formatted(retry(), form.members);
        }

        private String retry() {
            return retried == null
                    ? ""
                    : """
                    "Retry": [{"ErrorEquals": ["%s"], "IntervalSeconds": 1}],\
                    """
                            .formatted(retried);
        }
    }

    /**
     * What came of a call.
     *
     * @param beginnings the function's marks
     */
    record Outcome(
            DescribeExecutionResponse execution,
            List<HistoryEvent> history,
            List<String> beginnings) {}

    private final Path marks;

    private CalledFunction(Path marks) {
        this.marks = marks;
    }

    /**
     * Makes the calls, kills the server while each of them runs, starts it again, and lets the
     * function go once it has been called again. When this returns, no process of it is left.
     */
    static Map<Call, Outcome> killTheServerDuring(Path folder, List<Call> calls)
            throws IOException {
        var function = new CalledFunction(Files.createDirectory(folder.resolve("marks")));
        function.writeTo(Files.createDirectories(folder.resolve("functions/marks")));
        String id;
        Map<Call, Outcome> outcomes;
        try (var server = StartedServer.in(folder)) {
            id = Files.readAllLines(server.data().resolve("functions/id")).getFirst();
            Map<Call, String> executions = function.start(server, calls);
            server.kill9();
            server.restart();
            outcomes = function.finish(server, executions);
        }
        Await.until("nothing is left", () -> MarkedProcesses.pidsOf(id).isEmpty());
        return outcomes;
    }

    private void writeTo(Path folder) throws IOException {
        Files.writeString(folder.resolve("index.mjs"), SOURCE);
        Files.writeString(
                folder.resolve("function.yaml"),
                "timeout: 900\nenvironment: {MARKS: %s}".formatted(Json.print(marks.toString())));
    }

    /** The executions, once the function runs for each. */
    private Map<Call, String> start(StartedServer server, List<Call> calls) {
        Map<Call, String> executions = new LinkedHashMap<>();
        try (SfnClient sfn = Sdk.client(server.url())) {
            for (Call call : calls) {
                String machine = Machines.create(sfn, call.name(), call.definition());
                String input = "{\"call\":\"%s\"}".formatted(call.name());
                executions.put(call, Machines.start(sfn, machine, "first", input));
            }
        }
        for (Call call : calls) {
            Await.until(call + " has begun", () -> beginnings(call).size() == 1);
        }
        return executions;
    }

    private Map<Call, Outcome> finish(StartedServer server, Map<Call, String> executions)
            throws IOException {
        Map<Call, Outcome> outcomes = new LinkedHashMap<>();
        try (SfnClient sfn = Sdk.client(server.url())) {
            for (Call call : executions.keySet()) {
                Await.until(
                        call + " has failed or begun again",
                        () -> hasFailed(sfn, executions, call) || beginnings(call).size() > 1);
            }
            Files.createFile(marks.resolve("go"));
            for (var entry : executions.entrySet()) {
                String arn = entry.getValue();
                DescribeExecutionResponse execution = Machines.untilEnded(sfn, arn);
                List<HistoryEvent> history =
                        sfn.getExecutionHistory(it -> it.executionArn(arn)).events();
                outcomes.put(
                        entry.getKey(),
                        new Outcome(execution, history, beginnings(entry.getKey())));
            }
        }
        return outcomes;
    }

    private static boolean hasFailed(SfnClient sfn, Map<Call, String> executions, Call call) {
        return sfn.describeExecution(it -> it.executionArn(executions.get(call)))
                .statusAsString()
                .equals("FAILED");
    }

    private List<String> beginnings(Call call) {
        Path file = marks.resolve(call.name());
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
