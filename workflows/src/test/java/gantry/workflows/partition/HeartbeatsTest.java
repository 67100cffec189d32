package gantry.workflows.partition;

import static gantry.workflows.partition.APartition.NOON_MS;
import static gantry.workflows.partition.APartition.ignored;
import static gantry.workflows.partition.APartition.machine;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Payload;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.tokens.TaskToken;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/** A heartbeat moves a deadline in memory only, so its execution stays there for so long. */
class HeartbeatsTest {
    private static final String WORK = "arn:aws:states:us-east-1:123456789012:activity:work";

    private static final MachineRevision WORK_THEN_WAIT =
            machine(
                    """
                    {"StartAt": "T", "States": {
                      "T": {"Type": "Task", "HeartbeatSeconds": 60, "Next": "W",
                        "Resource": "%s"},
                      "W": {"Type": "Wait", "Seconds": 86400, "End": true}}}\
                    """
                            .formatted(WORK));

    private final Partition partition = new APartition().withWorker("worker").forgetful().build();

    private Partition.Turned turn(Command command) {
        var loaded =
                new Loaded(
                        Map.of(), Map.of(), Set.of(), Map.of(), Set.of(WORK), Map.of(), Map.of());
        return partition.turn(List.of(command), loaded, NOON_MS, 0, new SplittableRandom(1));
    }

    private static Command start() {
        return APartition.start(WORK_THEN_WAIT, "e", ignored());
    }

    private static Command report(long executionId, Command.TokenOutcome outcome) {
        return new Command.Report(new TaskToken(0, executionId, 0, 1), outcome, ignored());
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
