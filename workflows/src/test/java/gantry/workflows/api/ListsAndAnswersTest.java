package gantry.workflows.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;
import gantry.workflows.definitions.Quotas;
import gantry.workflows.engine.ActivityTask;
import gantry.workflows.errors.InvalidToken;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ListsAndAnswersTest {
    private static final String STATES = "arn:aws:states:us-east-1:111111111111:";
    private static final String MACHINE = STATES + "stateMachine:m";
    private static final String ROLE = "arn:aws:iam::111111111111:role/r";
    private static final String PASS =
            """
            {"StartAt": "S", "States": {"S": {"Type": "Pass", "End": true}}}\
            """;

    private static final JsonObject DETAILS =
            JsonObject.of(
                    "name",
                    "S",
                    "input",
                    Payload.EMPTY_OBJECT,
                    "inputDetails",
                    JsonObject.of("truncated", false));

    @TempDir Path folder;

    private ApiWorld world;

    @BeforeEach
    void open() {
        world = new ApiWorld(folder, Quotas.AWS);
        create("m", "STANDARD");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void create(String name, String type) {
        world.call(
                "CreateStateMachine",
                "name",
                name,
                "definition",
                PASS,
                "roleArn",
                ROLE,
                "type",
                type);
    }

    private String start(String name, String input) {
        var answer =
                world.call(
                        "StartExecution", "stateMachineArn", MACHINE, "name", name, "input", input);
        return String.valueOf(answer.get("executionArn"));
    }

    /** The names in all pages of a list; every page but the last is full. */
    private List<Object> pages(String operation, String list, String name, Object... members) {
        var found = new ArrayList<Object>();
        Object token = null;
        do {
            var page = world.call(operation, with(members, "maxResults", 2, "nextToken", token));
            var lines = Recordings.list(page.get(list));
            lines.forEach(line -> found.add(Recordings.object(line).get(name)));
            token = page.get("nextToken");
            assertThat(lines).hasSizeBetween(1, 2);
        } while (token != null);
        return found;
    }

    private static @Nullable Object[] with(Object[] members, @Nullable Object... more) {
        var all = new ArrayList<@Nullable Object>(List.of(members));
        for (Object one : more) {
            all.add(one);
        }
        return all.toArray();
    }

    @Test
    void machines_come_in_pages_by_name() {
        for (String name : List.of("e", "b", "d", "a")) {
            create(name, "STANDARD");
        }
        assertThat(pages("ListStateMachines", "stateMachines", "name"))
                .containsExactly("a", "b", "d", "e", "m");
    }

    @Test
    void activities_come_in_pages_by_name() {
        for (String name : List.of("e", "b", "d", "a", "c")) {
            world.call("CreateActivity", "name", name);
        }
        assertThat(pages("ListActivities", "activities", "name"))
                .containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void executions_come_in_pages_the_most_recent_first() {
        for (String name : List.of("1", "2", "3", "4", "5")) {
            start(name, "{}");
            world.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(pages("ListExecutions", "executions", "name", "stateMachineArn", MACHINE))
                .containsExactly("5", "4", "3", "2", "1");
    }

    @Test
    void a_nextToken_is_for_the_same_arguments_only() {
        start("1", "{}");
        start("2", "{}");
        Object token =
                world.call("ListExecutions", "stateMachineArn", MACHINE, "maxResults", 1)
                        .get("nextToken");
        assertThat(
                        world.call(
                                "ListExecutions",
                                "stateMachineArn",
                                MACHINE,
                                "maxResults",
                                7,
                                "nextToken",
                                token))
                .doesNotContainKey("nextToken");
        assertThatThrownBy(
                        () ->
                                world.call(
                                        "ListExecutions",
                                        "stateMachineArn",
                                        MACHINE,
                                        "statusFilter",
                                        "RUNNING",
                                        "nextToken",
                                        token))
                .isInstanceOf(InvalidToken.class);
        assertThatThrownBy(() -> world.call("ListStateMachines", "nextToken", token))
                .isInstanceOf(InvalidToken.class);
    }

    @Test
    void a_nextToken_lives_24_hours() {
        create("n", "STANDARD");
        Object token = world.call("ListStateMachines", "maxResults", 1).get("nextToken");
        world.clock.advance(Duration.ofHours(24).minusMillis(1));
        world.call("ListStateMachines", "nextToken", token);
        world.clock.advance(Duration.ofMillis(1));
        assertThatThrownBy(() -> world.call("ListStateMachines", "nextToken", token))
                .isInstanceOf(InvalidToken.class);
    }

    @Test
    void maxResults_0_means_100() {
        for (int i = 0; i < 100; i++) {
            create("n" + i, "STANDARD");
        }
        var page = world.call("ListStateMachines", "maxResults", 0);
        assertThat(Recordings.list(page.get("stateMachines"))).hasSize(100);
        assertThat(page).containsKey("nextToken");
    }

    @Test
    void times_are_seconds_with_milliseconds() {
        assertThat(world.call("DescribeStateMachine", "stateMachineArn", MACHINE))
                .containsEntry("creationDate", new BigDecimal("1767225600.000"));
    }

    @Test
    void a_running_execution_has_neither_output_nor_end() {
        String execution = start("1", "{\"a\": 1}");
        assertThat(world.call("DescribeExecution", "executionArn", execution))
                .containsEntry("status", "RUNNING")
                .containsEntry("input", "{\"a\": 1}")
                .containsEntry("redriveStatusReason", "Execution is RUNNING and cannot be redriven")
                .doesNotContainKeys("output", "outputDetails", "stopDate", "error", "cause");
    }

    @Test
    void METADATA_ONLY_leaves_out_what_the_customer_put_in() {
        String execution = start("1", "{\"a\": 1}");
        world.engine.succeed(execution, Payload.of(2L));
        assertThat(
                        world.call(
                                "DescribeExecution",
                                "executionArn",
                                execution,
                                "includedData",
                                "METADATA_ONLY"))
                .containsEntry("outputDetails", JsonObject.of("included", false))
                .doesNotContainKeys("input", "output");
        assertThat(
                        world.call(
                                "DescribeStateMachine",
                                "stateMachineArn",
                                MACHINE,
                                "includedData",
                                "METADATA_ONLY"))
                .containsEntry("definition", "{}");
    }

    @Test
    void an_execution_is_described_by_the_revision_it_started_under() {
        String execution = start("1", "{}");
        world.call("UpdateStateMachine", "stateMachineArn", MACHINE, "roleArn", ROLE + "2");
        assertThat(world.call("DescribeStateMachineForExecution", "executionArn", execution))
                .containsEntry("roleArn", ROLE)
                .doesNotContainKey("revisionId");
        assertThat(world.call("DescribeStateMachine", "stateMachineArn", MACHINE))
                .containsEntry("roleArn", ROLE + "2")
                .containsKey("revisionId");
    }

    @Test
    void a_synchronous_execution_is_billed_in_steps_of_100_ms() {
        create("x", "EXPRESS");
        var answer =
                world.call(
                        "StartSyncExecution",
                        "stateMachineArn",
                        STATES + "stateMachine:x",
                        "input",
                        "[1]");
        assertThat(answer)
                .containsEntry("status", "SUCCEEDED")
                .containsEntry("output", "[1]")
                .containsEntry(
                        "billingDetails",
                        JsonObject.of(
                                "billedMemoryUsedInMB", 64, "billedDurationInMilliseconds", 200));
    }

    @Test
    void a_worker_gets_a_task_or_an_empty_answer() {
        world.call("CreateActivity", "name", "a");
        String activity = STATES + "activity:a";
        assertThat(world.call("GetActivityTask", "activityArn", activity)).isEmpty();
        world.engine.task = new ActivityTask(FakeEngine.TOKEN, Payload.ofText("{}"));
        assertThat(world.call("GetActivityTask", "activityArn", activity))
                .isEqualTo(Map.of("taskToken", FakeEngine.TOKEN, "input", "{}"));
        world.call("SendTaskHeartbeat", "taskToken", FakeEngine.TOKEN);
        world.call("SendTaskSuccess", "taskToken", FakeEngine.TOKEN, "output", "{ }");
        assertThat(world.engine.answered).containsExactly("heartbeat", "{ }");
    }

    @Test
    void history_comes_in_pages_in_both_directions() {
        String execution = start("1", "{}");
        for (long id = 1; id <= 5; id++) {
            world.engine.history.add(entered(id, Payload.EMPTY_OBJECT));
        }
        assertThat(pages("GetExecutionHistory", "events", "id", "executionArn", execution))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(
                        pages(
                                "GetExecutionHistory",
                                "events",
                                "id",
                                "executionArn",
                                execution,
                                "reverseOrder",
                                true))
                .containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void a_page_of_history_is_bounded_in_bytes() {
        String execution = start("1", "{}");
        var big = Payload.of("x".repeat(250_000));
        for (long id = 1; id <= 200; id++) {
            world.engine.history.add(entered(id, big));
        }
        var page = world.call("GetExecutionHistory", "executionArn", execution, "maxResults", 1000);
        assertThat(Recordings.list(page.get("events"))).hasSizeLessThanOrEqualTo(50);
        assertThat(page).containsKey("nextToken");
    }

    @Test
    void history_without_data_keeps_only_what_is_not_the_customers() {
        String execution = start("1", "{}");
        world.engine.history.add(entered(1, Payload.EMPTY_OBJECT));
        assertThat(details(execution, true)).isEqualTo(DETAILS);
        assertThat(details(execution, false)).isEqualTo(JsonObject.of("name", "S"));
    }

    private @Nullable Object details(String execution, boolean withData) {
        var page =
                world.call(
                        "GetExecutionHistory",
                        "executionArn",
                        execution,
                        "includeExecutionData",
                        withData);
        return Recordings.object(Recordings.list(page.get("events")).getFirst())
                .get("stateEnteredEventDetails");
    }

    private static HistoryEvent entered(long id, Payload input) {
        return new HistoryEvent(
                id, id - 1, HistoryEventType.PASS_STATE_ENTERED, 0, DETAILS.with("input", input));
    }
}
