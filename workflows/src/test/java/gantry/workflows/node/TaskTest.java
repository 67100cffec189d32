package gantry.workflows.node;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Payload;
import gantry.states.definition.Resource;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.HistoryEventType;
import gantry.workflows.node.World.Options;
import gantry.workflows.tasks.TaskCall;
import gantry.workflows.tasks.TaskHandler;
import gantry.workflows.tasks.TaskHandlers;
import gantry.workflows.tasks.TaskOutcome;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Tasks that this node does itself, before and after a crash. */
class TaskTest {
    private static final String SEND =
            """
            {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:::sqs:sendMessage"}}}\
            """;

    private static final String SEND_AND_WAIT =
            """
            {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
              "Parameters": {"Token.$": "$$.Task.Token"}}}}\
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

    private World open(TaskHandler sqs) {
        var handlers = TaskHandlers.none().with("sqs", sqs);
        return use(World.in(folder.resolve("data"), Options.defaults().with(handlers)));
    }

    /** Never answers, so that a crash finds the task with its runner. */
    private static final class Stuck implements TaskHandler {
        final List<String> keys = new CopyOnWriteArrayList<>();
        private final AfterCrash afterCrash;

        Stuck(AfterCrash afterCrash) {
            this.afterCrash = afterCrash;
        }

        @Override
        public AfterCrash afterCrash(Resource resource) {
            return afterCrash;
        }

        @Override
        public TaskOutcome run(TaskCall call) throws InterruptedException {
            keys.add(call.idempotencyKey());
            new CountDownLatch(1).await();
            throw new AssertionError("It waits for ever");
        }
    }

    @Test
    void a_task_of_an_absent_service_fails_when_it_runs() {
        var absent = use(World.in(folder.resolve("data")));
        var machine = absent.machine("m", SEND);
        absent.start(machine, "e", "{}");
        var end = absent.awaitEnd(machine, "e");
        assertThat(end.error()).isEqualTo("SQS.SdkClientException");
        assertThat(end.cause())
                .isEqualTo("The service sqs is not built in; a mock can answer for it.");
        assertThat(absent.history(machine, "e"))
                .containsExactly(
                        HistoryEventType.EXECUTION_STARTED,
                        HistoryEventType.TASK_STATE_ENTERED,
                        HistoryEventType.TASK_SCHEDULED,
                        HistoryEventType.TASK_STARTED,
                        HistoryEventType.TASK_FAILED,
                        HistoryEventType.EXECUTION_FAILED);
    }

    @Test
    void a_handler_is_given_the_input_and_its_output_is_the_result() {
        var open = open(call -> new TaskOutcome.Succeeded(call.input()));
        var machine = open.machine("m", SEND);
        open.start(machine, "e", "{\"MessageBody\": \"hello\"}");
        assertThat(open.awaitEnd(machine, "e").output())
                .isEqualTo(Payload.ofText("{\"MessageBody\": \"hello\"}"));
    }

    @Test
    void an_attempt_of_a_dead_runner_fails_because_nobody_knows_its_outcome() {
        var open = open(new Stuck(TaskHandler.AfterCrash.FAILED));
        var machine = open.machine("m", SEND);
        open.start(machine, "e", "{}");
        open.awaitEvent(machine, "e", HistoryEventType.TASK_STARTED);
        var reopened = use(open.crash());
        var end = reopened.awaitEnd(machine, "e");
        assertThat(end.error()).isEqualTo("SQS.SdkClientException");
        assertThat(end.cause())
                .isEqualTo("The server stopped while the task ran; its outcome is unknown.");
    }

    @Test
    void an_attempt_that_may_be_repeated_is_sent_again_with_the_same_key() {
        var handler = new Stuck(TaskHandler.AfterCrash.AGAIN);
        var open = open(handler);
        var machine = open.machine("m", SEND);
        open.start(machine, "e", "{}");
        World.await(() -> handler.keys.size() == 1);
        world = open.crash();
        World.await(() -> handler.keys.size() == 2);
        assertThat(handler.keys.get(1)).isEqualTo(handler.keys.get(0));
    }

    @Test
    void a_token_is_awaited_over_a_crash_once_the_call_returned() {
        var tokens = new CopyOnWriteArrayList<String>();
        var open =
                open(
                        call -> {
                            tokens.add(call.token());
                            return new TaskOutcome.Submitted(Payload.ofText("{\"sent\":1}"));
                        });
        var machine = open.machine("m", SEND_AND_WAIT);
        open.start(machine, "e", "{}");
        open.awaitEvent(machine, "e", HistoryEventType.TASK_SUBMITTED);
        var reopened = use(open.crash());
        reopened.engine.taskSucceeded(tokens.getFirst(), Payload.ofText("\"yes\""));
        assertThat(reopened.describe(machine, "e").output()).isEqualTo(Payload.ofText("\"yes\""));
        assertThat(tokens).hasSize(1);
    }

    @Test
    void a_retry_sends_the_task_again_after_its_back_off() {
        var attempts = new AtomicInteger();
        var open =
                open(
                        call ->
                                attempts.incrementAndGet() == 1
                                        ? TaskOutcome.failed(call.resource(), "E", "first")
                                        : new TaskOutcome.Succeeded(Payload.ofText("2")));
        var machine =
                open.machine(
                        "m",
                        """
                        {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
                          "Resource": "arn:aws:states:::sqs:sendMessage",
                          "Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 30}]}}}\
                        """);
        open.start(machine, "e", "{}");
        open.awaitEvent(machine, "e", HistoryEventType.TASK_FAILED);
        assertThat(open.describe(machine, "e").status()).isEqualTo(ExecutionStatus.RUNNING);
        open.pass(30_000);
        assertThat(open.awaitEnd(machine, "e").output()).isEqualTo(Payload.ofText("2"));
    }

    @Test
    void tasks_beyond_the_limit_wait_in_the_store_for_a_slot() {
        var release = new CountDownLatch(1);
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var handlers =
                TaskHandlers.none()
                        .with(
                                "sqs",
                                call -> {
                                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                                    release.await();
                                    running.decrementAndGet();
                                    return new TaskOutcome.Succeeded(call.input());
                                });
        var limits = new EngineLimits(2, 3, 64L << 20, 1_000_000, 1_000, 0);
        var open =
                use(
                        World.in(
                                folder.resolve("data"),
                                Options.defaults().with(handlers).with(limits)));
        var machine = open.machine("m", SEND);
        for (int i = 0; i < 40; i++) {
            open.start(machine, "e" + i, "{}");
        }
        release.countDown();
        for (int i = 0; i < 40; i++) {
            assertThat(open.awaitEnd(machine, "e" + i).status())
                    .isEqualTo(ExecutionStatus.SUCCEEDED);
        }
        assertThat(most.get()).isLessThanOrEqualTo(3);
    }
}
