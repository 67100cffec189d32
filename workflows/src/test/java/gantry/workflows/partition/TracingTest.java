package gantry.workflows.partition;

import static gantry.workflows.partition.APartition.NOON_MS;
import static gantry.workflows.partition.APartition.ignored;
import static gantry.workflows.partition.APartition.machineOf;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.workflows.engine.MachineRevision;
import gantry.workflows.store.Change;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/** What a partition leaves behind of an execution that is traced. */
class TracingTest {
    private static final String PASS = "{\"Type\": \"Pass\", \"End\": true}";
    private static final String WAIT = "{\"Type\": \"Wait\", \"Seconds\": 10, \"End\": true}";

    private final Partition partition = new APartition().build();

    private static MachineRevision machine(String state, boolean isTraced) {
        var plain = machineOf(state);
        return new MachineRevision(
                plain.key(), plain.arn(), plain.roleArn(), plain.machine(), null, isTraced);
    }

    private Partition.Turned start(MachineRevision machine) {
        return partition.turn(
                List.of(APartition.start(machine, "e", ignored())),
                Loaded.NOTHING,
                NOON_MS,
                0,
                new SplittableRandom(1));
    }

    private static List<Change> pending(Partition.Turned turned) {
        return Objects.requireNonNull(turned.batch()).changes().stream()
                .filter(change -> change instanceof Change.TracePending)
                .toList();
    }

    @Test
    void the_end_and_the_row_that_asks_for_its_spans_are_one_batch_and_told_after_the_commit() {
        var turned = start(machine(PASS, true));

        assertThat(pending(turned)).hasSize(1);
        assertThat(turned.effects()).as("before the commit").isEmpty();
        assertThat(partition.committed(Objects.requireNonNull(turned.batch()).number()))
                .contains(new AfterCommit.Traced());
    }

    @Test
    void an_execution_that_goes_on_leaves_no_row() {
        assertThat(pending(start(machine(WAIT, true)))).isEmpty();
    }

    @Test
    void nobody_asks_for_the_spans_of_a_machine_that_is_not_traced() {
        assertThat(pending(start(machine(PASS, false)))).isEmpty();
    }
}
