package gantry.workflows.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gantry.json.Json;
import gantry.json.JsonParseException;
import gantry.operations.Call;
import gantry.operations.OperationId;
import gantry.operations.Principal;
import gantry.operations.Request;
import gantry.operations.Scope;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.executionlog.LogLevel;
import gantry.workflows.executionlog.LogSettings;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What executions log, against the lines that AWS wrote. */
class ExecutionLogTest {
    private static final String GROUP = "executions";
    private static final LogSettings ALL = new LogSettings(LogLevel.ALL, true, GROUP);
    private static final LogSettings FATAL = new LogSettings(LogLevel.FATAL, false, GROUP);
    private static final String WAIT =
            "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 9, \"End\":"
                    + " true}}}";

    @TempDir private Path folder;
    private World world;

    @BeforeEach
    void open() {
        world = World.in(folder.resolve("data"));
        call("CreateLogGroup", Map.of("logGroupName", GROUP));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Map<String, @Nullable Object> call(
            String operation, Map<String, @Nullable Object> request) {
        return world.logs.operations().stream()
                .filter(each -> each.id().equals(new OperationId("logs", operation)))
                .findFirst()
                .orElseThrow()
                .invoke(
                        Call.of(Principal.ANONYMOUS, new Scope("1", "us-east-1"), "request"),
                        Request.of(request))
                .members();
    }

    /** The lines of one execution, in the order of the log. */
    private List<Map<?, ?>> lines(String executionArn) {
        var request = new LinkedHashMap<String, @Nullable Object>();
        request.put("logGroupName", GROUP);
        request.put("filterPattern", "{ $.execution_arn = \"" + executionArn + "\" }");
        var lines = new ArrayList<Map<?, ?>>();
        for (Object event :
                (List<?>) Objects.requireNonNull(call("FilterLogEvents", request).get("events"))) {
            String message = String.valueOf(((Map<?, ?>) event).get("message"));
            lines.add((Map<?, ?>) Objects.requireNonNull(Json.parse(message)));
        }
        return lines;
    }

    private List<Object> types(String executionArn) {
        return lines(executionArn).stream().<Object>map(line -> line.get("type")).toList();
    }

    private String startToEnd(MachineRevision machine, String name, String input) {
        String arn = world.start(machine, name, input).executionArn();
        world.awaitEnd(machine, name);
        return arn;
    }

    @TestFactory
    Stream<DynamicTest> executions_log_what_they_logged_on_AWS() {
        String corpus = System.getenv("GANTRY_CONFORMANCE");
        Assumptions.assumeTrue(corpus != null, "GANTRY_CONFORMANCE is not set");
        Path cases = Path.of(Objects.requireNonNull(corpus), "states", "cases");
        return Stream.of("logs", "express", "sfn_api_express")
                .map(cases::resolve)
                .filter(Files::isDirectory)
                .flatMap(ExecutionLogTest::read)
                .filter(ExecutionLogTest::isReached)
                .map(one -> dynamicTest(String.valueOf(one.get("id")), () -> check(one)));
    }

    private static Stream<Map<?, ?>> read(Path group) {
        try (var files = Files.list(group)) {
            var cases = new ArrayList<Map<?, ?>>();
            for (Path file : files.sorted().toList()) {
                cases.add((Map<?, ?>) Objects.requireNonNull(Json.parse(Files.readString(file))));
            }
            return cases.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It recorded lines, and no function answered. */
    private static boolean isReached(Map<?, ?> recorded) {
        return recorded.get("expected") instanceof Map<?, ?> expected
                && (expected.containsKey("logEvents")
                        || expected.containsKey("endLogEvent")
                        || "logs".equals(group(recorded)))
                && !recorded.containsKey("environment");
    }

    private static String group(Map<?, ?> recorded) {
        return String.valueOf(recorded.get("id")).replaceAll("/.*", "");
    }

    private void check(Map<?, ?> recorded) {
        String definition = Json.print(recorded.get("definition"));
        String input = Json.print(recorded.get("input"));
        boolean isExpress = "EXPRESS".equals(recorded.get("type"));
        var machine = world.machine(name(recorded), definition, settings(recorded));
        String arn = isExpress ? runExpress(machine, input) : startToEnd(machine, "e", input);
        var expected = (Map<?, ?>) Objects.requireNonNull(recorded.get("expected"));
        List<?> events = expected.get("logEvents") instanceof List<?> list ? list : List.of();
        if (expected.get("endLogEvent") instanceof Map<?, ?> end) {
            events = List.of(end);
        }
        int count = events.size();
        World.await(() -> lines(arn).size() >= count); // written after the end is on disk
        List<?> all = lines(arn);
        List<?> lines = isExpress ? all.subList(all.size() - count, all.size()) : all;
        assertThat(lines).hasSameSizeAs(events);
        for (int i = 0; i < events.size(); i++) {
            assertSame("", events.get(i), lines.get(i));
        }
    }

    private String runExpress(MachineRevision machine, String input) {
        var start = World.express(machine, "e", input);
        world.engine.startSyncExecution(start);
        return start.arn().toString();
    }

    private static String name(Map<?, ?> recorded) {
        return "m" + Integer.toHexString(String.valueOf(recorded.get("id")).hashCode());
    }

    /** Where the recording says nothing, its name does: {@code …_ERROR_False}. */
    private static LogSettings settings(Map<?, ?> recorded) {
        var name =
                Pattern.compile("_(ALL|ERROR|FATAL|OFF)_(True|False)$")
                        .matcher(String.valueOf(recorded.get("id")));
        return name.find()
                ? new LogSettings(
                        LogLevel.valueOf(name.group(1)), name.group(2).equals("True"), GROUP)
                : ALL;
    }

    /** Texts that are JSON were recorded parsed; {@code <…>} stands for any text. */
    private static void assertSame(String at, @Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Map<?, ?> members && parsed(actual) instanceof Map<?, ?> ours) {
            assertThat(ours.keySet()).as(at).isEqualTo(members.keySet());
            members.forEach((key, value) -> assertSame(at + "." + key, value, ours.get(key)));
        } else if (expected instanceof String text && text.contains("<")) {
            String pattern =
                    Stream.of(text.split("<[^>]*>", -1))
                            .map(Pattern::quote)
                            .reduce((a, b) -> a + ".*" + b)
                            .orElseThrow()
                            .replace("111111111111", World.ACCOUNT);
            assertThat(String.valueOf(actual)).as(at).matches(pattern);
        } else {
            assertThat(expected instanceof String ? actual : parsed(actual))
                    .as(at)
                    .isEqualTo(expected);
        }
    }

    private static @Nullable Object parsed(@Nullable Object value) {
        try {
            return value instanceof String text ? Json.parse(text) : value;
        } catch (JsonParseException _) {
            return value;
        }
    }

    @Test
    void streams_are_named_as_those_of_AWS() {
        var machine = world.machine("m", DurableRoadTest.PASS, ALL);
        String arn = startToEnd(machine, "e", "{}");
        World.await(() -> !lines(arn).isEmpty());
        var streams =
                (List<?>)
                        Objects.requireNonNull(
                                call("DescribeLogStreams", Map.of("logGroupName", GROUP))
                                        .get("logStreams"));
        assertThat(streams).hasSize(1);
        assertThat(String.valueOf(((Map<?, ?>) streams.getFirst()).get("logStreamName")))
                .matches("states/m/\\d{4}-\\d\\d-\\d\\d-\\d\\d-\\d\\d/[0-9a-f]{8}");
    }

    @Test
    void an_asynchronous_Express_execution_logs_its_events_under_its_ARN() {
        var machine = world.machine("m", DurableRoadTest.PASS, ALL);
        var start = World.express(machine, "e", "{}");
        world.engine.startExpress(start);
        World.await(() -> types(start.arn().toString()).contains("ExecutionSucceeded"));
        assertThat(types(start.arn().toString()))
                .containsExactly(
                        "ExecutionStarted",
                        "PassStateEntered",
                        "PassStateExited",
                        "ExecutionSucceeded");
    }

    @Test
    void a_stop_is_logged_at_level_FATAL() {
        var machine = world.machine("m", WAIT, FATAL);
        String arn = world.start(machine, "e", "{}").executionArn();
        world.engine.stopExecution(machine.arn().execution("e"), "E", "c");
        World.await(() -> !types(arn).isEmpty());
        assertThat(types(arn)).containsExactly("ExecutionAborted");
    }

    @Test
    void without_its_log_group_an_execution_runs_as_ever() {
        var machine =
                world.machine(
                        "m", DurableRoadTest.PASS, new LogSettings(LogLevel.ALL, true, "gone"));
        String arn = startToEnd(machine, "e", "{}");
        assertThat(lines(arn)).isEmpty();
    }

    @Test
    void a_machine_without_logging_logs_nothing() {
        var machine = world.machine("m", DurableRoadTest.PASS);
        assertThat(lines(startToEnd(machine, "e", "{}"))).isEmpty();
    }
}
