package gantry.workflows.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.json.Payload;
import gantry.operations.Cancellation;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.HistoryEventType;
import gantry.workflows.engine.ActivityTask;
import gantry.workflows.errors.TaskTimedOut;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class ActivityTest {
    private static final String WITH_HEARTBEAT =
            """
            {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:us-east-1:123456789012:activity:work",
              "TimeoutSeconds": 100, "HeartbeatSeconds": 10}}}\
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
    void a_poller_that_waits_gets_the_task_that_comes() throws Exception {
        var machine = world.machine("m", DurableRoadTest.ACTIVITY);
        var activity = world.activity("work");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<ActivityTask> poll = () -> world.poll(activity);
            Future<ActivityTask> polled = threads.submit(poll);
            world.start(machine, "e", "{\"n\": 1}");
            assertThat(polled.get().input()).isEqualTo(Payload.ofText("{\"n\": 1}"));
            assertThat(world.history(machine, "e")).contains(HistoryEventType.ACTIVITY_STARTED);
        }
    }

    @Test
    void a_poller_who_has_gone_takes_no_task() {
        var machine = world.machine("m", DurableRoadTest.ACTIVITY);
        var activity = world.activity("work");
        var gone = new Cancellation();
        gone.cancel();
        assertThat(world.engine.pollActivity(activity, null, gone)).isNull();
        world.start(machine, "e", "{}");
        assertThat(world.poll(activity)).isNotNull();
    }

    @Test
    void closing_the_engine_answers_a_poller_with_nothing() throws Exception {
        var activity = world.activity("work");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> poll =
                    () -> world.engine.pollActivity(activity, null, Cancellation.none()) == null;
            var polled = threads.submit(poll);
            world.engine.close();
            assertThat(polled.get()).isTrue();
        }
    }

    @Test
    void an_activity_that_does_not_exist_fails_the_execution() {
        var machine = world.machine("m", DurableRoadTest.ACTIVITY);
        world.start(machine, "e", "{}");
        var end = world.awaitEnd(machine, "e");
        assertThat(end.error()).isEqualTo("States.Runtime");
        assertThat(end.cause())
                .isEqualTo(
                        "An error occurred while executing the state 'T' (entered at the event id"
                                + " #2). The activity ARN does not exist.");
    }

    @Test
    void a_missed_heartbeat_times_the_task_out() {
        var machine = world.machine("m", WITH_HEARTBEAT);
        var activity = world.activity("work");
        world.start(machine, "e", "{}");
        var task = world.poll(activity);
        world.pass(10_000);
        var end = world.awaitEnd(machine, "e");
        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.error()).isEqualTo("States.Timeout");
        assertThatThrownBy(() -> world.engine.taskHeartbeat(task.token()))
                .isInstanceOf(TaskTimedOut.class);
    }

    @Test
    void heartbeats_keep_a_task_until_its_time_is_over() {
        var machine = world.machine("m", WITH_HEARTBEAT);
        var activity = world.activity("work");
        world.start(machine, "e", "{}");
        var task = world.poll(activity);
        for (int i = 0; i < 11; i++) {
            world.pass(9_000);
            world.engine.taskHeartbeat(task.token());
        }
        assertThat(world.describe(machine, "e").status()).isEqualTo(ExecutionStatus.RUNNING);
        world.pass(1_000);
        assertThat(world.awaitEnd(machine, "e").error()).isEqualTo("States.Timeout");
    }

    @Test
    void recovery_gives_an_open_heartbeat_its_full_time_anew() {
        var machine = world.machine("m", WITH_HEARTBEAT);
        var activity = world.activity("work");
        world.start(machine, "e", "{}");
        var task = world.poll(activity);
        world = world.crash(60_000);
        world.pass(9_000);
        world.engine.taskSucceeded(task.token(), Payload.ofText("1"));
        assertThat(world.describe(machine, "e").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void an_answer_lets_the_execution_go_on_at_once_to_the_next_task() {
        var machine =
                world.machine(
                        "m",
                        """
                        {"StartAt": "A", "States": {
                          "A": {"Type": "Task", "Next": "B",
                            "Resource": "arn:aws:states:us-east-1:123456789012:activity:work"},
                          "B": {"Type": "Task", "End": true,
                            "Resource": "arn:aws:states:us-east-1:123456789012:activity:work"}}}\
                        """);
        var activity = world.activity("work");
        world.start(machine, "e", "1");
        world.engine.taskSucceeded(world.poll(activity).token(), Payload.ofText("2"));
        var second = world.poll(activity);
        assertThat(second.input()).isEqualTo(Payload.ofText("2"));
        world.engine.taskSucceeded(second.token(), Payload.ofText("3"));
        assertThat(world.describe(machine, "e").output()).isEqualTo(Payload.ofText("3"));
    }
}
