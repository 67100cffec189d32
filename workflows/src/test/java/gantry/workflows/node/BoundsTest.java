package gantry.workflows.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import gantry.operations.Cancellation;
import gantry.operations.ThrottlingException;
import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.SyncOutcome;
import gantry.workflows.node.World.Options;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What is in memory is bounded: one more is throttled, and welcome once another has ended. */
class BoundsTest {
    /** Sets a variable many times as large as its input, then waits. */
    private static final String GROWING =
            """
            {"StartAt": "P", "QueryLanguage": "JSONata", "States": {
              "P": {"Type": "Pass", "Next": "W",
                "Assign": {"large": "{% $join([1..10000].('xxxxxxxxxx')) %}"}},
              "W": {"Type": "Wait", "Seconds": 60, "End": true}}}\
            """;

    @TempDir Path folder;

    private Options options(int executions, long bytes) {
        return Options.defaults().with(Options.defaults().limits().withExpress(executions, bytes));
    }

    @Test
    void express_executions_are_bounded_by_their_number() throws Exception {
        try (var world = World.in(folder.resolve("data"), options(2, 1 << 20))) {
            assertFillsAt(2, world, world.machine("waits", DurableRoadTest.WAIT));
        }
    }

    @Test
    void express_executions_are_bounded_by_what_they_have_grown_to() throws Exception {
        try (var world = World.in(folder.resolve("data"), options(100, 250_000))) {
            assertFillsAt(3, world, world.machine("grows", GROWING));
        }
    }

    /** So many wait, one more is refused; the clock ends them, and the next may come. */
    private static void assertFillsAt(int count, World world, MachineRevision machine)
            throws InterruptedException, ExecutionException {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ArrayList<Future<SyncOutcome>>();
            for (int i = 0; i < count; i++) {
                String name = "e" + i;
                long before = world.engine.gauges().expressBytes().now();
                waiting.add(
                        callers.submit(
                                () ->
                                        world.engine.startSyncExecution(
                                                World.express(
                                                        machine,
                                                        name,
                                                        "{}",
                                                        Cancellation.none()))));
                World.await(() -> world.engine.gauges().expressBytes().now() > before + 1_000);
            }
            assertThatExceptionOfType(ThrottlingException.class)
                    .isThrownBy(
                            () ->
                                    world.engine.startSyncExecution(
                                            World.express(
                                                    machine, "more", "{}", Cancellation.none())))
                    .withMessage("Rate exceeded");

            world.pass(61_000);
            for (Future<SyncOutcome> each : waiting) {
                assertThat(each.get().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            }
            assertThat(world.engine.gauges().expressExecutions().now()).isZero();
            assertThat(world.engine.gauges().expressBytes().now()).isZero();

            var gone = new Cancellation();
            gone.cancel();
            var last = World.express(machine, "again", "{}", gone);
            assertThat(world.engine.startSyncExecution(last).status())
                    .isEqualTo(ExecutionStatus.ABORTED);
        }
    }
}
