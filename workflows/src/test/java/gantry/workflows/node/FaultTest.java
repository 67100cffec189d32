package gantry.workflows.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.json.Payload;
import gantry.operations.ServiceUnavailable;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;
import gantry.store.StoreLimits;
import gantry.store.testing.Limits;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.errors.ExecutionAlreadyExists;
import gantry.workflows.node.World.Options;
import gantry.workflows.tasks.TaskHandler;
import gantry.workflows.tasks.TaskHandlers;
import gantry.workflows.tasks.TaskOutcome;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A fault of one execution, one handler or the clock touches nothing else. */
class FaultTest {
    /** All executions in one partition, one of them a neighbour of the other. */
    private static final StoreLimits ONE_PARTITION = Limits.partitions(1);

    private static final String SEND_WITHIN_A_MINUTE =
            """
            {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true, "TimeoutSeconds": 60,
              "Resource": "arn:aws:states:::sqs:sendMessage"}}}\
            """;

    @TempDir private Path folder;
    private @Nullable World world;

    @AfterEach
    void close() {
        if (world != null) {
            world.close();
        }
    }

    /** Closed at the end. */
    private World use(World opened) {
        world = opened;
        return opened;
    }

    private World onePartition() {
        return use(World.in(folder.resolve("data"), Options.defaults().with(ONE_PARTITION)));
    }

    private World oneSlot(TaskHandler sqs) {
        var options =
                Options.defaults()
                        .with(TaskHandlers.none().with("sqs", sqs))
                        .with(new EngineLimits(2, 1, 64L << 20, 1_000_000, 1_000, 0));
        return use(World.in(folder.resolve("data"), options));
    }

    @Test
    void an_execution_whose_revision_cannot_be_loaded_fails_alone() {
        var before = onePartition();
        var lost = before.machine("lost", DurableRoadTest.WAIT);
        var sound = before.machine("sound", DurableRoadTest.WAIT);
        before.start(lost, "e", "{}");
        before.start(sound, "e", "{}");
        before.lose(lost);
        var after = use(before.crash());
        after.pass(60_000);
        assertThat(after.awaitEnd(sound, "e").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        var end = after.awaitEnd(lost, "e");
        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.error()).isEqualTo("States.Runtime");
        assertThat(after.history(lost, "e")).endsWith(HistoryEventType.EXECUTION_FAILED);
        assertThatThrownBy(() -> after.start(lost, "e", "{}"))
                .isInstanceOf(ExecutionAlreadyExists.class);
    }

    @Test
    void an_execution_whose_rows_cannot_be_understood_keeps_nobody_else_from_going_on() {
        var before = onePartition();
        var machine = before.machine("m", DurableRoadTest.WAIT);
        before.start(machine, "torn", "{}");
        long id = before.store.read(sql -> onlyId(sql));
        before.start(machine, "sound", "{}");
        before.store.write(
                sql -> {
                    var tear = sql.statement("UPDATE frames SET body = ? WHERE execution_id = ?");
                    tear.setBytes(1, new byte[] {0x7f});
                    tear.setLong(2, id);
                    return tear.executeUpdate();
                });
        var after = use(before.crash());
        after.pass(60_000);
        assertThat(after.awaitEnd(machine, "sound").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(after.describe(machine, "torn").status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThatThrownBy(() -> after.start(machine, "torn", "{}"))
                .isInstanceOf(ServiceUnavailable.class);
        assertThatThrownBy(
                        () ->
                                after.engine.stopExecution(
                                        machine.arn().execution("torn"), null, null))
                .isInstanceOf(ServiceUnavailable.class);
    }

    private static long onlyId(gantry.store.SqlConnection sql) throws java.sql.SQLException {
        try (var rows = sql.statement("SELECT execution_id FROM executions").executeQuery()) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    @Test
    void a_wait_ends_in_its_time_though_the_wall_clock_was_set_back() {
        var open = use(World.in(folder.resolve("data")));
        var machine = open.machine("wait", DurableRoadTest.WAIT);
        open.start(machine, "before", "{}");
        open.clock.setBackMs(3_600_000);
        open.start(machine, "after", "{}");
        open.pass(60_000);
        assertThat(open.awaitEnd(machine, "before").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void history_never_goes_back_though_the_wall_clock_does() {
        var open = onePartition();
        var machine = open.machine("wait", DurableRoadTest.WAIT);
        open.start(machine, "before", "{}");
        open.clock.setBackMs(3_600_000);
        open.start(machine, "after", "{}");
        open.pass(60_000);
        assertThat(open.awaitEnd(machine, "before").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(open.awaitEnd(machine, "after").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(times(open, machine, "before")).isSorted();
        assertThat(times(open, machine, "after")).isSorted();
        assertThat(times(open, machine, "after").getFirst())
                .isGreaterThanOrEqualTo(times(open, machine, "before").getFirst());
        assertThat(ids(open)).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void a_clock_that_was_far_ahead_and_is_set_right_again_keeps_nobody_waiting() {
        long monthMs = 30L * 24 * 3_600_000;
        var open = onePartition();
        var machine = open.machine("wait", DurableRoadTest.WAIT);
        open.start(machine, "before", "{}");
        open.clock.setBackMs(-monthMs);
        open.pass(0);
        assertThat(open.awaitEnd(machine, "before").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        open.start(machine, "ahead", "{}");
        open.clock.setBackMs(monthMs);
        open.start(machine, "right", "{}");
        open.pass(60_000);
        assertThat(open.awaitEnd(machine, "ahead").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(open.awaitEnd(machine, "right").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        var times = times(open, machine, "right");
        assertThat(times).isSorted();
        assertThat(times.getLast() - times.getFirst()).isGreaterThanOrEqualTo(60_000);
        assertThat(ids(open)).doesNotHaveDuplicates().hasSize(3);
    }

    private static List<Long> times(World open, MachineRevision machine, String name) {
        return open.events(machine.arn().execution(name)).stream()
                .map(HistoryEvent::timestampMs)
                .toList();
    }

    private static List<Long> ids(World open) {
        return open.store.read(
                sql -> {
                    var ids = new ArrayList<Long>();
                    try (var rows =
                            sql.statement("SELECT execution_id FROM executions").executeQuery()) {
                        while (rows.next()) {
                            ids.add(rows.getLong(1));
                        }
                    }
                    return List.copyOf(ids);
                });
    }

    @Test
    void a_cancelled_task_gives_back_its_slot() {
        var open =
                oneSlot(
                        call -> {
                            if (call.input().equals(Payload.ofText("\"stuck\""))) {
                                var cancelled = new CountDownLatch(1);
                                call.cancellation().onCancel(cancelled::countDown);
                                cancelled.await();
                                throw new InterruptedException("cancelled");
                            }
                            return new TaskOutcome.Succeeded(call.input());
                        });
        var machine = open.machine("m", SEND_WITHIN_A_MINUTE);
        open.start(machine, "stuck", "\"stuck\"");
        open.awaitEvent(machine, "stuck", HistoryEventType.TASK_STARTED);
        open.pass(60_000);
        assertThat(open.awaitEnd(machine, "stuck").error()).isEqualTo("States.Timeout");
        open.start(machine, "next", "1");
        assertThat(open.awaitEnd(machine, "next").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void a_handler_that_overflows_its_stack_fails_its_task_and_gives_back_its_slot() {
        var open =
                oneSlot(
                        call -> {
                            if (call.input().equals(Payload.ofText("\"deep\""))) {
                                throw new StackOverflowError();
                            }
                            return new TaskOutcome.Succeeded(call.input());
                        });
        var machine = open.machine("m", SEND_WITHIN_A_MINUTE);
        open.start(machine, "deep", "\"deep\"");
        assertThat(open.awaitEnd(machine, "deep").error()).isEqualTo("SQS.SdkClientException");
        open.start(machine, "next", "1");
        assertThat(open.awaitEnd(machine, "next").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }
}
