package gantry.workflows.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.json.Payload;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.HistoryEventType;
import gantry.workflows.errors.ExecutionAlreadyExists;
import gantry.workflows.errors.ExecutionDoesNotExist;
import gantry.workflows.errors.InvalidToken;
import gantry.workflows.errors.TaskTimedOut;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** What is acknowledged is on disk, and goes on after a crash. */
class DurableRoadTest {
    static final String PASS =
            """
            {"StartAt": "P", "States": {"P": {"Type": "Pass", "Result": {"a": 1}, "End": true}}}\
            """;

    static final String WAIT =
            """
            {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "End": true}}}\
            """;

    static final String ACTIVITY =
            """
            {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:us-east-1:123456789012:activity:work"}}}\
            """;

    @TempDir private Path folder;
    private World world;

    @BeforeEach
    void open() {
        world = World.in(folder.resolve("data"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_started_execution_of_a_Pass_succeeds_with_its_history_on_disk() {
        var machine = world.machine("pass", PASS);
        var started = world.start(machine, "e", "{\"x\": 1}");
        var end = world.awaitEnd(machine, "e");
        assertThat(started.executionArn()).isEqualTo(machine.arn().execution("e").toString());
        assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(end.startedAtMs()).isEqualTo(started.startedAtMs());
        assertThat(end.output()).isEqualTo(Payload.ofText("{\"a\":1}"));
        assertThat(world.history(machine, "e"))
                .containsExactly(
                        HistoryEventType.EXECUTION_STARTED,
                        HistoryEventType.PASS_STATE_ENTERED,
                        HistoryEventType.PASS_STATE_EXITED,
                        HistoryEventType.EXECUTION_SUCCEEDED);
    }

    @Test
    void a_waiting_execution_goes_on_after_a_crash() {
        var machine = world.machine("wait", WAIT);
        world.start(machine, "e", "{}");
        world = world.crash();
        assertThat(world.describe(machine, "e").status()).isEqualTo(ExecutionStatus.RUNNING);
        world.pass(60_000);
        assertThat(world.awaitEnd(machine, "e").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void variables_have_their_values_after_a_crash() {
        String large = "a".repeat(9_000);
        var machine =
                world.machine(
                        "variables",
                        """
                        {"StartAt": "A", "States": {
                          "A": {"Type": "Pass", "Assign": {"small": [1], "large.$": "$"},
                            "Next": "W"},
                          "W": {"Type": "Wait", "Seconds": 60, "Next": "B"},
                          "B": {"Type": "Pass", "End": true,
                            "Parameters": {"small.$": "$small", "large.$": "$large"}}}}\
                        """);
        world.start(machine, "e", '"' + large + '"');
        world = world.crash();
        world.pass(60_000);
        assertThat(world.awaitEnd(machine, "e").output())
                .isEqualTo(Payload.ofText("{\"small\":[1],\"large\":\"" + large + "\"}"));
    }

    @Test
    void an_activity_task_is_handed_out_and_its_token_answers_for_it() {
        var machine = world.machine("activity", ACTIVITY);
        var activity = world.activity("work");
        world.start(machine, "e", "{\"n\": 7}");
        var task = world.poll(activity);
        assertThat(task.input()).isEqualTo(Payload.ofText("{\"n\": 7}"));
        world.engine.taskSucceeded(task.token(), Payload.ofText("{\"done\": true}"));
        var end = world.describe(machine, "e");
        assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(end.output()).isEqualTo(Payload.ofText("{\"done\": true}"));
        assertThatThrownBy(() -> world.engine.taskSucceeded(task.token(), Payload.NULL))
                .isInstanceOf(TaskTimedOut.class);
    }

    @Test
    void a_token_answers_after_a_crash_as_before() {
        var machine = world.machine("activity", ACTIVITY);
        var activity = world.activity("work");
        world.start(machine, "e", "{}");
        var task = world.poll(activity);
        world = world.crash();
        world.engine.taskSucceeded(task.token(), Payload.ofText("1"));
        assertThat(world.describe(machine, "e").output()).isEqualTo(Payload.ofText("1"));
    }

    @Test
    void a_scheduled_activity_task_is_found_after_a_crash() {
        var machine = world.machine("activity", ACTIVITY);
        var activity = world.activity("work");
        world.start(machine, "e", "{}");
        world = world.crash();
        world.engine.taskFailed(world.poll(activity).token(), "Mine", "because");
        var end = world.describe(machine, "e");
        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.error()).isEqualTo("Mine");
        assertThat(end.cause()).isEqualTo("because");
    }

    @Test
    void a_forged_token_is_invalid() {
        assertThatThrownBy(() -> world.engine.taskHeartbeat("AAAA"))
                .isInstanceOf(InvalidToken.class)
                .hasMessage("Invalid Token: 'Invalid token'");
    }

    @Test
    void a_start_by_the_name_and_input_of_a_running_execution_answers_the_first_start() {
        var machine = world.machine("wait", WAIT);
        var first = world.start(machine, "e", "{}");
        world.clock.advanceMs(5_000);
        assertThat(world.start(machine, "e", "{}")).isEqualTo(first);
        world = world.crash();
        assertThat(world.start(machine, "e", "{}")).isEqualTo(first);
    }

    @Test
    void a_name_with_another_input_or_of_a_closed_execution_exists_already() {
        var machine = world.machine("wait", WAIT);
        world.start(machine, "e", "{}");
        assertThatThrownBy(() -> world.start(machine, "e", "{\"b\":1}"))
                .isInstanceOf(ExecutionAlreadyExists.class)
                .hasMessage(
                        "Execution Already Exists:"
                                + " 'arn:aws:states:us-east-1:123456789012:execution:wait:e'");
        world.engine.stopExecution(machine.arn().execution("e"), null, null);
        assertThatThrownBy(() -> world.start(machine, "e", "{}"))
                .isInstanceOf(ExecutionAlreadyExists.class);
    }

    @Test
    void a_stopped_execution_is_aborted_once_and_keeps_its_stop_date() {
        var machine = world.machine("wait", WAIT);
        world.start(machine, "e", "{}");
        world.clock.advanceMs(1_000);
        var arn = machine.arn().execution("e");
        long stoppedAtMs = world.engine.stopExecution(arn, "E", "C");
        world.clock.advanceMs(1_000);
        assertThat(world.engine.stopExecution(arn, "Other", null)).isEqualTo(stoppedAtMs);
        var end = world.describe(machine, "e");
        assertThat(end.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(end.closedAtMs()).isEqualTo(stoppedAtMs);
        assertThat(end.error()).isEqualTo("E");
        assertThat(end.cause()).isEqualTo("C");
    }

    @Test
    void what_does_not_exist_cannot_be_stopped() {
        var arn = world.machine("wait", WAIT).arn().execution("none");
        assertThatThrownBy(() -> world.engine.stopExecution(arn, null, null))
                .isInstanceOf(ExecutionDoesNotExist.class);
    }
}
