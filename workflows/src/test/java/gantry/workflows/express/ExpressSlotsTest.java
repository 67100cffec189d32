package gantry.workflows.express;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Payload;
import gantry.logs.store.LogGroups;
import gantry.logs.store.LogStream;
import gantry.operations.ByteRoom;
import gantry.operations.Cancellation;
import gantry.states.definition.DefinitionParser;
import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.StartExpress;
import gantry.workflows.executionlog.ExecutionLog;
import gantry.workflows.figures.EngineFigures;
import gantry.workflows.node.InterpreterSemantics;
import gantry.workflows.partition.Clock;
import gantry.workflows.partition.Slots;
import gantry.workflows.tasks.TaskHandlers;
import gantry.workflows.tasks.TaskRunner;
import gantry.workflows.tracing.Traces;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.UUID;

/** Runs that wait for one of the slots that all tasks share. */
class ExpressSlotsTest {
    private static final long BEGAN_MS = 1_800_000_000_000L;
    private static final StateMachineArn MACHINE =
            new StateMachineArn("aws", "us-east-1", "123456789012", "m");
    private static final MachineRevision SEND =
            new MachineRevision(
                    "m/1",
                    MACHINE,
                    "role",
                    DefinitionParser.parse(
                                    """
                                    {"StartAt": "T", "TimeoutSeconds": 1, "States": {"T": {
                                      "Type": "Task", "End": true,
                                      "Resource": "arn:aws:states:::sqs:sendMessage"}}}\
                                    """,
                                    true)
                            .requireMachine());

    private final Slots slots = new Slots(1);
    private int looks;
    private boolean isOtherWoken;

    @Test
    void a_slot_that_is_free_as_a_run_ends_wakes_the_next_who_waits() {
        assertThat(slots.tryTake()).isTrue();
        var outcome =
                runs(new TimeUp())
                        .runSynchronously(
                                new StartExpress(
                                        MACHINE.expressExecution("e", "r"),
                                        SEND,
                                        Payload.EMPTY_OBJECT,
                                        null,
                                        Cancellation.none()));
        assertThat(outcome.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(isOtherWoken).isTrue();
    }

    /** The run waits for the slot, which becomes free as its time is up. */
    private final class TimeUp implements Clock {
        @Override
        public long nowMs() {
            looks++;
            if (looks == 4) {
                slots.whenFree(
                        () -> {
                            isOtherWoken = true;
                            return true;
                        });
                slots.release();
            }
            return BEGAN_MS + (looks < 3 ? 0 : 996 + looks);
        }

        @Override
        public long nanos() {
            return 0;
        }
    }

    private ExpressRuns runs(Clock clock) {
        return new ExpressRuns(
                new InterpreterSemantics(),
                new TaskRunner(TaskHandlers.none()),
                slots,
                clock,
                "us-east-1",
                () -> new SplittableRandom(1),
                new ExecutionLog(new NoGroups(), null, InstantSource.system(), UUID::randomUUID),
                Traces.NONE,
                new EngineFigures(),
                10,
                new ByteRoom(1 << 20));
    }

    private static final class NoGroups implements LogGroups {
        @Override
        public boolean exists(String group) {
            return false;
        }

        @Override
        public LogStream stream(String group, String stream) {
            throw new IllegalStateException("nothing is logged");
        }

        @Override
        public @Nullable LogStream findStream(String group, String stream) {
            return null;
        }
    }
}
