package gantry.server.watch;

import static gantry.server.CalledServer.STATES;
import static gantry.server.watch.LiveServer.encoded;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;
import gantry.server.watch.EventReader.Sent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The live view as a browser sees it, of a whole server. */
@Timeout(120)
class WatchRouteTest {
    private static final int WATCHERS = 200;
    private static final String ACTIVITY = STATES + "activity:work";

    private static final String WORK =
            """
            {"StartAt": "Work", "States": {"Work": {"Type": "Task", "End": true, "Resource": "%s"}}}\
            """
                    .formatted(ACTIVITY);

    private static final String PASS =
            """
            {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}\
            """;

    @TempDir Path data;
    private LiveServer server;

    @BeforeEach
    void start() throws Exception {
        server = new LiveServer(data);
        server.call("CreateActivity", Map.of("name", "work"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String of(String execution) {
        return "?executionArn=" + encoded(execution);
    }

    private static List<?> events(Sent sent) {
        return (List<?>) Objects.requireNonNull(sent.data().get("events"));
    }

    /** Follows to the end: all events of the history, and the other events by name and status. */
    private static List<Object> follow(EventReader stream, List<String> others) throws IOException {
        var history = new ArrayList<>();
        for (Sent sent = stream.next(); sent != null; sent = stream.next()) {
            if (sent.name().equals("history")) {
                history.addAll(events(sent));
                assertThat(sent.id()).isEqualTo(id(history.getLast()));
                assertThat(events(sent).size()).isLessThanOrEqualTo(200);
            } else {
                others.add(
                        sent.name().equals("end")
                                ? "end"
                                : sent.name() + " " + sent.data().get("status"));
            }
        }
        return history;
    }

    private static String id(Object event) {
        return String.valueOf(((Map<?, ?>) event).get("id"));
    }

    private List<?> history(String execution) throws Exception {
        var answer =
                server.call(
                        "GetExecutionHistory",
                        Map.of("executionArn", execution, "maxResults", 1000));
        return (List<?>) Objects.requireNonNull(answer.get("events"));
    }

    @Test
    void an_execution_is_seen_from_its_first_event_to_its_last() throws Exception {
        String execution = server.start(server.machine("m", WORK), "one");
        var others = new ArrayList<String>();
        List<Object> seen;
        try (var stream = server.watch(of(execution))) {
            assertThat(stream.header("content-type")).isEqualTo("text/event-stream");
            Sent first = stream.require();
            assertThat(first.name()).isEqualTo("execution");
            assertThat(first.data())
                    .isEqualTo(server.call("DescribeExecution", Map.of("executionArn", execution)));
            Sent running = stream.require();
            assertThat(events(running)).extracting(WatchRouteTest::id).startsWith("1", "2", "3");
            server.work(ACTIVITY);
            seen = new ArrayList<>(events(running));
            seen.addAll(follow(stream, others));
        }
        assertThat(others).containsExactly("execution SUCCEEDED", "end");
        assertThat(seen).isEqualTo(history(execution));
    }

    @Test
    void a_stream_that_broke_off_is_resumed_behind_its_last_event() throws Exception {
        String execution = server.start(server.machine("m", PASS), "one");
        var others = new ArrayList<String>();
        try (var stream = server.watch(of(execution) + "&after=1", "Last-Event-ID", "3")) {
            assertThat(follow(stream, others)).extracting(WatchRouteTest::id).startsWith("4");
        }
        try (var stream = server.watch(of(execution) + "&after=2")) {
            assertThat(follow(stream, others)).extracting(WatchRouteTest::id).startsWith("3");
        }
        try (var stream = server.watch(of(execution) + "&after=1000")) {
            assertThat(follow(stream, others)).isEmpty();
        }
        assertThat(others).contains("end");
    }

    @Test
    void a_closed_execution_is_shown_whole_and_its_stream_ends() throws Exception {
        String execution = server.start(server.machine("m", PASS), "one");
        try (var stream = server.watch(of(execution))) {
            follow(stream, new ArrayList<>());
        }
        var others = new ArrayList<String>();
        try (var stream = server.watch(of(execution))) {
            assertThat(follow(stream, others)).isEqualTo(history(execution));
        }
        assertThat(others).containsExactly("execution SUCCEEDED", "end");
    }

    @Test
    void a_long_history_comes_in_parts() throws Exception {
        var states = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            states.append("\"S%d\":{\"Type\":\"Pass\",\"Next\":\"S%d\"},".formatted(i, i + 1));
        }
        String definition =
                "{\"StartAt\":\"S0\",\"States\":{%s\"S400\":{\"Type\":\"Succeed\"}}}"
                        .formatted(states);
        String execution = server.start(server.machine("m", definition), "one");
        try (var stream = server.watch(of(execution))) {
            assertThat(follow(stream, new ArrayList<>())).isEqualTo(history(execution));
        }
    }

    @Test
    void large_payloads_are_spread_over_messages() throws Exception {
        String large = "x".repeat(200_000);
        String machine = server.machine("m", PASS);
        server.call(
                "StartExecution",
                Map.of(
                        "stateMachineArn",
                        machine,
                        "name",
                        "large",
                        "input",
                        "{\"a\":\"" + large + "\"}"));
        String execution = STATES + "execution:m:large";
        int messages = 0;
        try (var stream = server.watch(of(execution))) {
            for (Sent sent = stream.next(); sent != null; sent = stream.next()) {
                messages += sent.name().equals("history") ? 1 : 0;
            }
        }
        // Input of the execution and of the state, output of both: no more than two in one.
        assertThat(messages).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_list_shows_the_newest_executions_as_they_come_and_end() throws Exception {
        String machine = server.machine("m", WORK);
        try (var stream = server.watch("?stateMachineArn=" + encoded(machine))) {
            Sent first = stream.require();
            assertThat(first.name()).isEqualTo("executions");
            assertThat(first.data()).isEqualTo(Map.of("executions", List.of()));
            server.start(machine, "one");
            stream.until(sent -> Json.print(sent.data()).contains("RUNNING"));
            server.work(ACTIVITY);
            Sent last = stream.until(sent -> Json.print(sent.data()).contains("SUCCEEDED"));
            assertThat(last.data().get("executions"))
                    .isEqualTo(
                            server.call("ListExecutions", Map.of("stateMachineArn", machine))
                                    .get("executions"));
        }
    }

    @Test
    void machines_are_shown_as_they_are_created_and_deleted() throws Exception {
        try (var stream = server.watch("")) {
            assertThat(stream.require())
                    .isEqualTo(new Sent("stateMachines", null, Map.of("stateMachines", List.of())));
            String machine = server.machine("m", PASS);
            assertThat(stream.require().data())
                    .isEqualTo(server.call("ListStateMachines", Map.of()));
            server.call("DeleteStateMachine", Map.of("stateMachineArn", machine));
            stream.until(sent -> sent.data().equals(Map.of("stateMachines", List.of())));
        }
    }

    @Test
    void two_hundred_watchers_see_one_execution_to_its_end() throws Exception {
        String execution = server.start(server.machine("m", WORK), "one");
        var streams = new ArrayList<EventReader>();
        for (int i = 0; i < WATCHERS; i++) {
            streams.add(server.watch(of(execution)));
        }
        server.work(ACTIVITY);
        for (EventReader stream : streams) {
            assertThat(follow(stream, new ArrayList<>())).isEqualTo(history(execution));
            stream.close();
        }
    }

    @Test
    void a_server_that_stops_ends_its_streams() throws Exception {
        String machine = server.machine("m", WORK);
        var queries =
                Stream.of("", of(server.start(machine, "one")), "?stateMachineArn=" + machine);
        var streams = new ArrayList<EventReader>();
        for (String query : queries.toList()) {
            var stream = server.watch(query);
            stream.require();
            streams.add(stream);
        }
        server.stop();
        for (EventReader stream : streams) {
            for (Sent sent = stream.next(); sent != null; sent = stream.next()) {
                assertThat(sent.name()).isEqualTo("history");
            }
            stream.close();
        }
    }
}
