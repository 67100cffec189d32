package gantry.workflows.partition;

import static gantry.workflows.partition.APartition.NOON_MS;
import static gantry.workflows.partition.APartition.machineOf;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.operations.ServiceUnavailable;
import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.RedriveExecution;
import gantry.workflows.errors.ExecutionDoesNotExist;
import gantry.workflows.store.Change;
import gantry.workflows.store.EngineBatch;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A redrive in a partition whose batches are still on their way to the disk. */
class RedrivingTest {
    private static final MachineRevision FAIL = machineOf("{\"Type\": \"Fail\"}");

    private static final MachineRevision WAIT =
            machineOf("{\"Type\": \"Wait\", \"Seconds\": 10, \"End\": true}");

    private final APartition fixture = new APartition();
    private final OpenExecutions open = fixture.open;
    private final Partition partition = fixture.build();
    private final List<Object> answers = new ArrayList<>();
    private final List<RuntimeException> refusals = new ArrayList<>();

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

    private Command start(MachineRevision machine) {
        return APartition.start(machine, "e", reply());
    }

    private Command stop(MachineRevision machine) {
        return new Command.Stop(machine.arn().execution("e"), null, null, reply());
    }

    private Command redrive(MachineRevision machine, @Nullable String token) {
        return new Command.Redrive(
                new RedriveExecution(machine.arn().execution("e"), token, false), reply());
    }

    private EngineBatch turn(long atMs, Command... commands) {
        EngineBatch batch =
                partition
                        .turn(
                                List.of(commands),
                                Loaded.NOTHING,
                                atMs,
                                (atMs - NOON_MS) * 1_000_000,
                                new SplittableRandom(1))
                        .batch();
        if (batch == null) {
            throw new AssertionError("No batch");
        }
        return batch;
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
    void a_redrive_that_fails_at_once_writes_one_row_that_is_closed() {
        var first = turn(NOON_MS, start(FAIL));
        var second = turn(NOON_MS + 1, redrive(FAIL, "a"), redrive(FAIL, "b"));
        assertThat(second.changes())
                .filteredOn(change -> change instanceof Change.ExecutionRedriven)
                .singleElement()
                .satisfies(
                        change -> {
                            var redriven = (Change.ExecutionRedriven) change;
                            assertThat(redriven.redriveCount()).isEqualTo(2);
                            assertThat(redriven.status()).isEqualTo(ExecutionStatus.FAILED);
                            assertThat(redriven.closing()).isNotNull();
                        });
        assertThat(second.changes()).noneMatch(each -> each instanceof Change.ExecutionClosed);
        perform(partition.committed(first.number()));
        perform(partition.committed(second.number()));
        assertThat(answers).hasSize(3);
        assertThat(open.count()).isZero();
        assertThat(partition.residents.size()).isZero();
    }

    @Test
    void one_that_begins_in_the_same_turn_does_not_exist_for_anybody_yet() {
        var batch = turn(NOON_MS, start(FAIL), redrive(FAIL, null));
        perform(partition.committed(batch.number()));
        assertThat(refusals).singleElement().isInstanceOf(ExecutionDoesNotExist.class);
    }

    @Test
    void one_whose_end_is_not_on_disk_yet_stays_in_memory_when_it_is() {
        var start = turn(NOON_MS, start(WAIT), stop(WAIT));
        var redrive = turn(NOON_MS + 1, redrive(WAIT, null));
        assertThat(open.count()).isEqualTo(1);
        perform(partition.committed(start.number()));
        assertThat(partition.residents.size()).isEqualTo(1);
        assertThat(redrive.changes())
                .filteredOn(change -> change instanceof Change.FramePut)
                .extracting(change -> ((Change.FramePut) change).wakeAtMs())
                .containsExactly(NOON_MS + 10_001);
        perform(partition.committed(redrive.number()));
        assertThat(answers).last().isEqualTo(NOON_MS + 1);
    }

    @Test
    void a_rollback_closes_what_it_had_opened() {
        var start = turn(NOON_MS, start(WAIT), stop(WAIT));
        var redrive = turn(NOON_MS + 1, redrive(WAIT, "a"));
        perform(partition.committed(start.number()));
        var reason = new ServiceUnavailable("full");
        perform(partition.rolledBack(redrive.number(), reason).effects());
        assertThat(refusals).containsExactly(reason);
        assertThat(open.count()).isZero();
    }
}
