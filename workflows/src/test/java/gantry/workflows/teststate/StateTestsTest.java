package gantry.workflows.teststate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.json.Payload;
import gantry.operations.Cancellation;
import gantry.operations.ServiceUnavailable;
import gantry.operations.ThrottlingException;
import gantry.states.interpreter.ExecutionHeader;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.Inspection;
import gantry.states.interpreter.Variables;
import gantry.workflows.tasks.TaskHandler;
import gantry.workflows.tasks.TaskHandlers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(60)
class StateTestsTest {
    private static final String TASK =
            """
            {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 5,
             "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Late"}], "End": true}\
            """;
    private static final String WAIT = "{\"Type\": \"Wait\", \"Seconds\": 100000, \"End\": true}";

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);

    /** A function that answers nobody, until its call is cancelled. */
    private final TaskHandler silent =
            call -> {
                try (var _ = call.cancellation().onCancel(cancelled::countDown)) {
                    begun.countDown();
                    cancelled.await();
                }
                throw new InterruptedException();
            };

    /** A clock that goes on by so much each time it is looked at. */
    private static InstantSource stepping(long stepMs) {
        var now = new AtomicLong(1_700_000_000_000L);
        return () -> Instant.ofEpochMilli(now.getAndAdd(stepMs));
    }

    private StateTests tests(InstantSource clock) {
        return new StateTests(
                TaskHandlers.none().with("lambda", silent), clock, () -> new SplittableRandom(1));
    }

    private static StateTest test(String definition, InstantSource clock) {
        var header =
                new ExecutionHeader(
                        "arn:aws:states:us-east-1:000000000000:express:m:e",
                        "e",
                        "arn:aws:states:us-east-1:000000000000:stateMachine:m",
                        "m",
                        "arn:aws:iam::000000000000:role/r",
                        "us-east-1",
                        true,
                        clock.millis(),
                        Payload.EMPTY_OBJECT);
        return new StateTest(
                TestedState.of(definition, null),
                header,
                new Inspection.Given(null, Variables.NONE, 0, null),
                null);
    }

    @Test
    void a_task_that_takes_longer_than_its_TimeoutSeconds_has_timed_out_and_is_cancelled()
            throws InterruptedException {
        var clock = stepping(6_000);
        try (var tests = tests(clock)) {
            var tested = tests.run(test(TASK, clock), Cancellation.none());
            cancelled.await();
            assertThat(tested.inspection().failure())
                    .isEqualTo(new Inspection.Failure("States.Timeout", null));
            assertThat(tested.inspection().catchIndex()).isZero();
        }
    }

    @Test
    void a_state_that_takes_longer_than_five_minutes_is_cut_off() {
        var clock = stepping(301_000);
        try (var tests = tests(clock)) {
            var tested = tests.run(test(WAIT, clock), Cancellation.none());
            assertThat(tested.end().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
            assertThat(tested.inspection().isOver()).isFalse();
        }
    }

    @Test
    void a_caller_that_goes_ends_the_test_and_its_task() throws Exception {
        var clock = InstantSource.system();
        var caller = new Cancellation();
        try (var tests = tests(clock);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String task = TASK.replace("\"TimeoutSeconds\": 5,", "");
            Future<StateTests.Tested> run =
                    threads.submit(() -> tests.run(test(task, clock), caller));
            begun.await();
            caller.cancel();
            assertThat(run.get().end().status()).isEqualTo(ExecutionStatus.ABORTED);
            cancelled.await();
        }
    }

    @Test
    void a_server_that_stops_tells_who_waits() throws Exception {
        var clock = InstantSource.system();
        var tests = tests(clock);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<StateTests.Tested> run =
                    threads.submit(
                            () ->
                                    tests.run(
                                            test(TASK.replace("5,", "200,"), clock),
                                            Cancellation.none()));
            begun.await();
            tests.close();
            assertThatThrownBy(run::get).hasCauseInstanceOf(ServiceUnavailable.class);
        }
        assertThatThrownBy(() -> tests.run(test(WAIT, clock), Cancellation.none()))
                .isInstanceOf(ServiceUnavailable.class);
    }

    @Test
    void no_more_tests_run_at_once_than_may() throws Exception {
        var clock = InstantSource.system();
        var caller = new Cancellation();
        var running = new CountDownLatch(StateTests.MAX_RUNNING);
        TaskHandler counting =
                call -> {
                    running.countDown();
                    return silent.run(call);
                };
        try (var tests =
                        new StateTests(
                                TaskHandlers.none().with("lambda", counting),
                                clock,
                                () -> new SplittableRandom(1));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < StateTests.MAX_RUNNING; i++) {
                Future<?> _ =
                        threads.submit(
                                () -> tests.run(test(TASK.replace("5,", "200,"), clock), caller));
            }
            running.await();
            assertThatThrownBy(() -> tests.run(test(WAIT, clock), Cancellation.none()))
                    .isInstanceOf(ThrottlingException.class);
            caller.cancel();
        }
    }
}
