package gantry.workflows.partition;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Payload;
import gantry.states.definition.DefinitionParser;
import gantry.store.OpenedPartition;
import gantry.workflows.activities.Poller;
import gantry.workflows.arn.Qualifiers;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.StartExecution;
import gantry.workflows.node.InterpreterSemantics;
import gantry.workflows.tasks.TaskHandlers;
import gantry.workflows.tokens.Seal;
import gantry.workflows.tokens.TaskToken;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/** A heartbeat moves a deadline in memory only, so its execution stays there for so long. */
class HeartbeatsTest {
    private static final long NOON_MS = 1_800_000_000_000L;
    private static final String WORK = "arn:aws:states:us-east-1:123456789012:activity:work";

    private static final MachineRevision WORK_THEN_WAIT =
            new MachineRevision(
                    "m/1",
                    new StateMachineArn("aws", "us-east-1", "123456789012", "m"),
                    "role",
                    DefinitionParser.parse(
                                    """
                                    {"StartAt": "T", "States": {
                                      "T": {"Type": "Task", "HeartbeatSeconds": 60, "Next": "W",
                                        "Resource": "%s"},
                                      "W": {"Type": "Wait", "Seconds": 86400, "End": true}}}\
                                    """
                                            .formatted(WORK),
                                    false)
                            .requireMachine());

    /** Keeps nothing in memory that may go. */
    private final Partition partition =
            new Partition(
                    new Setting(
                            "us-east-1",
                            new InterpreterSemantics(),
                            new Seal(1, new byte[Seal.KEY_BYTES]),
                            TaskHandlers.none(),
                            _ -> new Poller("worker"),
                            _ -> false,
                            () -> false,
                            new Slots(1),
                            new OpenExecutions(10),
                            MapRunRoom.of(1),
                            0),
                    new OpenedPartition(0, 1, 0, NOON_MS),
                    0,
                    NOON_MS,
                    0);

    private static <T> Reply<T> reply() {
        return new Reply<>() {
            @Override
            public void succeed(T answer) {}

            @Override
            public void fail(RuntimeException reason) {
                throw reason;
            }
        };
    }

    private Partition.Turned turn(Command command) {
        var loaded =
                new Loaded(
                        Map.of(), Map.of(), Set.of(), Map.of(), Set.of(WORK), Map.of(), Map.of());
        return partition.turn(List.of(command), loaded, NOON_MS, 0, new SplittableRandom(1));
    }

    private static Command start() {
        return new Command.Start(
                new StartExecution(
                        WORK_THEN_WAIT.arn().execution("e"),
                        true,
                        WORK_THEN_WAIT,
                        Qualifiers.NONE,
                        Payload.EMPTY_OBJECT,
                        null),
                reply());
    }

    private static Command report(long executionId, Command.TokenOutcome outcome) {
        return new Command.Report(new TaskToken(0, executionId, 0, 1), outcome, reply());
    }

    private void commit(Partition.Turned turned) {
        partition.committed(Objects.requireNonNull(turned.batch()).number());
    }

    @Test
    void it_leaves_memory_once_the_task_is_over_and_on_disk() {
        var begun = turn(start());
        long id = Objects.requireNonNull(partition.findId(WORK_THEN_WAIT.arn().execution("e")));
        turn(report(id, new Command.TokenOutcome.Heartbeat()));
        commit(begun);
        assertThat(partition.residents.size()).isEqualTo(1);
        commit(turn(report(id, new Command.TokenOutcome.Succeeded(Payload.EMPTY_OBJECT))));
        assertThat(partition.residents.size()).isZero();
    }
}
