package gantry.workflows.partition;

import static gantry.workflows.partition.APartition.NOON_MS;
import static gantry.workflows.partition.APartition.machineOf;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.operations.ServiceUnavailable;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.RedriveExecution;
import gantry.workflows.engine.Started;
import gantry.workflows.errors.ExecutionDoesNotExist;
import gantry.workflows.store.Change;
import gantry.workflows.store.EngineBatch;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** A removal between other commands for the same execution, with commits still under way. */
class RemovingTest {
    private static final long LATER_MS = NOON_MS + 1_000;

    private static final MachineRevision FAIL = machineOf("{\"Type\": \"Fail\"}");

    private final Partition partition = new APartition().build();
    private final List<Object> answers = new ArrayList<>();
    private final List<RuntimeException> refusals = new ArrayList<>();
    private long id;

    /** One that has failed and is on its way to the disk. */
    private EngineBatch fail() {
        EngineBatch batch = turn(Loaded.NOTHING, start());
        id = batch.changes().getFirst().executionId();
        return batch;
    }

    private void failOnDisk() {
        committed(fail());
        answers.clear();
    }

    private <T> Reply<T> reply() {
        return new Reply<>() {
            @Override
            public void succeed(T answer) {
                answers.add(answer);
            }

            @Override
            public void fail(RuntimeException reason) {
                refusals.add(reason);
            }
        };
    }

    private Command start() {
        return APartition.start(FAIL, "e", reply());
    }

    private Command redrive() {
        return new Command.Redrive(
                new RedriveExecution(FAIL.arn().execution("e"), null, false), reply());
    }

    private Command remove() {
        return new Command.Remove(List.of(id), LATER_MS, reply());
    }

    /** What the committed store says: the execution as it failed. */
    private Loaded onDisk() {
        return new Loaded(
                Map.of(FAIL.arn().execution("e"), id),
                Map.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                Map.of(id, NOON_MS));
    }

    private EngineBatch turn(Loaded loaded, Command... commands) {
        EngineBatch batch =
                partition
                        .turn(List.of(commands), loaded, NOON_MS, 0, new SplittableRandom(1))
                        .batch();
        if (batch == null) {
            throw new AssertionError("No batch");
        }
        return batch;
    }

    private void committed(EngineBatch batch) {
        perform(partition.committed(batch.number()));
    }

    private void perform(List<AfterCommit> effects) {
        for (AfterCommit effect : effects) {
            if (effect instanceof AfterCommit.Answer<?> answer) {
                answer.give();
            } else if (effect instanceof AfterCommit.Refusal(var reply, var reason)) {
                reply.fail(reason);
            }
        }
    }

    @Test
    void a_redrive_behind_a_removal_finds_nothing_though_the_disk_still_has_it() {
        failOnDisk();
        EngineBatch removal = turn(onDisk(), remove());
        assertThat(removal.changes()).containsExactly(new Change.ExecutionRemoved(id));
        partition.turn(List.of(redrive()), onDisk(), NOON_MS, 0, new SplittableRandom(1));
        committed(removal);
        assertThat(answers).containsExactly(1);
        assertThat(refusals).singleElement().isInstanceOf(ExecutionDoesNotExist.class);
    }

    @Test
    void a_redrive_before_a_removal_keeps_the_execution_in_the_same_turn_and_the_next() {
        EngineBatch failure = fail();
        EngineBatch redrive = turn(onDisk(), redrive(), remove());
        assertThat(redrive.changes()).noneMatch(Change.ExecutionRemoved.class::isInstance);
        var next = partition.turn(List.of(remove()), onDisk(), NOON_MS, 0, new SplittableRandom(1));
        assertThat(next.batch()).isNull();
        committed(failure);
        answers.clear();
        committed(redrive);
        assertThat(answers).containsExactly(NOON_MS, 0, 0);
    }

    @Test
    void a_start_by_the_same_name_behind_a_removal_is_a_new_execution() {
        failOnDisk();
        EngineBatch removal = turn(onDisk(), remove());
        EngineBatch start = turn(onDisk(), start());
        committed(removal);
        committed(start);
        assertThat(start.changes().getFirst()).isInstanceOf(Change.ExecutionOpened.class);
        assertThat(start.changes().getFirst().executionId()).isNotEqualTo(id);
        assertThat(answers)
                .containsExactly(1, new Started(FAIL.arn().execution("e").toString(), NOON_MS));
    }

    @Test
    void a_removal_whose_commit_failed_is_answered_so() {
        failOnDisk();
        EngineBatch removal = turn(onDisk(), remove());
        var reason = new ServiceUnavailable("full");
        perform(partition.rolledBack(removal.number(), reason).effects());
        assertThat(refusals).containsExactly(reason);
    }

    @Test
    void one_that_closed_no_earlier_than_is_kept_stays() {
        failOnDisk();
        var tooLate = new Command.Remove(List.of(id), NOON_MS, reply());
        assertThat(
                        partition
                                .turn(
                                        List.of(tooLate),
                                        onDisk(),
                                        NOON_MS,
                                        0,
                                        new SplittableRandom(1))
                                .batch())
                .isNull();
        assertThat(answers).isEmpty(); // it is given with the effects of the turn
    }
}
