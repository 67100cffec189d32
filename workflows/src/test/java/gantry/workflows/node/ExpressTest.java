package gantry.workflows.node;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Payload;
import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.node.World.Options;
import gantry.workflows.tasks.TaskHandlers;
import gantry.workflows.tasks.TaskOutcome;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

class ExpressTest {
    private static final String SEND =
            """
            {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
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

    private World open(Options options) {
        return use(World.in(folder.resolve("data"), options));
    }

    private long journalRows(World open) {
        return open.store.read(
                sql -> {
                    var count = sql.statement("SELECT COUNT(*) FROM express_journal");
                    try (var found = count.executeQuery()) {
                        found.next();
                        return found.getLong(1);
                    }
                });
    }

    @Test
    void a_synchronous_execution_answers_its_output() {
        var open = open(Options.defaults());
        var machine = open.machine("m", DurableRoadTest.PASS);
        var outcome = open.engine.startSyncExecution(World.express(machine, "e", "{}"));
        assertThat(outcome.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(outcome.output()).isEqualTo(Payload.ofText("{\"a\":1}"));
    }

    @Test
    void a_synchronous_execution_runs_its_tasks_and_reports_their_failure() {
        var open = open(Options.defaults());
        var machine = open.machine("m", SEND);
        var outcome = open.engine.startSyncExecution(World.express(machine, "e", "{}"));
        assertThat(outcome.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(outcome.error()).isEqualTo("SQS.SdkClientException");
    }

    @Test
    void a_synchronous_execution_times_out_after_five_minutes() throws Exception {
        var open = open(Options.defaults());
        var machine =
                open.machine(
                        "m",
                        """
                        {"StartAt": "W", "States":
                          {"W": {"Type": "Wait", "Seconds": 1000, "End": true}}}\
                        """);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<ExecutionStatus> call =
                    () ->
                            open.engine
                                    .startSyncExecution(World.express(machine, "e", "{}"))
                                    .status();
            var status = threads.submit(call);
            while (!status.isDone()) {
                open.pass(10_000);
                Thread.onSpinWait();
            }
            assertThat(status.get()).isEqualTo(ExecutionStatus.TIMED_OUT);
        }
    }

    @Test
    void an_asynchronous_execution_is_in_the_journal_until_it_ended() {
        var ran = new AtomicInteger();
        var handlers =
                TaskHandlers.none()
                        .with(
                                "sqs",
                                call -> {
                                    ran.incrementAndGet();
                                    return new TaskOutcome.Succeeded(call.input());
                                });
        var open = open(Options.defaults().with(handlers));
        var machine = open.machine("m", SEND);
        open.engine.startExpress(World.express(machine, "e", "{}"));
        World.await(() -> ran.get() == 1 && journalRows(open) == 0);
    }

    @Test
    void an_asynchronous_execution_is_run_again_after_a_crash_at_most_three_times() {
        var ran = new AtomicInteger();
        var handlers =
                TaskHandlers.none()
                        .with(
                                "sqs",
                                call -> {
                                    ran.incrementAndGet();
                                    new CountDownLatch(1).await();
                                    return new TaskOutcome.Succeeded(call.input());
                                });
        var open = open(Options.defaults().with(handlers));
        var machine = open.machine("m", SEND);
        open.engine.startExpress(World.express(machine, "e", "{}"));
        for (int runs = 1; runs <= 4; runs++) {
            int expected = runs;
            World.await(() -> ran.get() == expected);
            open = use(open.crash());
        }
        World last = open;
        World.await(() -> journalRows(last) == 0);
        assertThat(ran.get()).isEqualTo(4);
    }

    @Test
    void an_asynchronous_execution_whose_time_is_over_is_not_run_again() {
        var ran = new AtomicInteger();
        var handlers =
                TaskHandlers.none()
                        .with(
                                "sqs",
                                call -> {
                                    ran.incrementAndGet();
                                    new CountDownLatch(1).await();
                                    return new TaskOutcome.Succeeded(call.input());
                                });
        var open = open(Options.defaults().with(handlers));
        var machine = open.machine("m", SEND);
        open.engine.startExpress(World.express(machine, "e", "{}"));
        World.await(() -> ran.get() == 1);
        World reopened = use(open.crash(300_000));
        World.await(() -> journalRows(reopened) == 0);
        assertThat(ran.get()).isEqualTo(1);
    }
}
