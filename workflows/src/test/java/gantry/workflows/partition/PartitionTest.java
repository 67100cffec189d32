package gantry.workflows.partition;

import static gantry.workflows.partition.APartition.NOON_MS;
import static gantry.workflows.partition.APartition.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.json.Payload;
import gantry.operations.ServiceUnavailable;
import gantry.states.definition.StateMachine;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.ExecutionHeader;
import gantry.states.interpreter.Step;
import gantry.states.interpreter.Surroundings;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.Started;
import gantry.workflows.executionlog.LogLevel;
import gantry.workflows.executionlog.LogSettings;
import gantry.workflows.node.InterpreterSemantics;
import gantry.workflows.store.Change;
import gantry.workflows.store.EngineBatch;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The partition alone: commands in, a batch and effects out; no store, no thread, no clock. */
class PartitionTest {
    private boolean isWatched;
    private final APartition fixture = new APartition().with(() -> isWatched);
    private final Slots slots = fixture.slots;
    private final OpenExecutions open = fixture.open;
    private final Partition partition = fixture.build();
    private final List<Started> answers = new ArrayList<>();
    private final List<RuntimeException> refusals = new ArrayList<>();

    private static final MachineRevision PASS =
            machine(
                    """
                    {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}\
                    """);

    private static final MachineRevision WAIT =
            machine(
                    """
                    {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 10, "End": true}}}\
                    """);

    private static final MachineRevision SEND =
            machine(
                    """
                    {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
                      "Resource": "arn:aws:states:::sqs:sendMessage"}}}\
                    """);

    private Command start(MachineRevision machine, String name) {
        var reply =
                new Reply<Started>() {
                    @Override
                    public void succeed(Started answer) {
                        answers.add(answer);
                    }

                    @Override
                    public void fail(RuntimeException reason) {
                        refusals.add(reason);
                    }
                };
        return APartition.start(machine, name, reply);
    }

    private Partition.Turned turn(long atMs, Command... commands) {
        return partition.turn(
                List.of(commands),
                Loaded.NOTHING,
                atMs,
                (atMs - NOON_MS) * 1_000_000,
                new SplittableRandom(1));
    }

    private static EngineBatch batch(Partition.Turned turned) {
        EngineBatch batch = turned.batch();
        if (batch == null) {
            throw new AssertionError("No batch");
        }
        return batch;
    }

    private void perform(List<AfterCommit> effects) {
        for (AfterCommit effect : effects) {
            switch (effect) {
                case AfterCommit.Answer<?> answer -> answer.give();
                case AfterCommit.Refusal(var reply, var reason) -> reply.fail(reason);
                case AfterCommit.RunTask _,
                        AfterCommit.CancelTask _,
                        AfterCommit.HandOut _,
                        AfterCommit.FreePoller _,
                        AfterCommit.TaskWaits _,
                        AfterCommit.RunExpress _,
                        AfterCommit.OfMapRun _,
                        AfterCommit.Counted _,
                        AfterCommit.Changed _,
                        AfterCommit.Logged _,
                        AfterCommit.Traced _,
                        AfterCommit.Broken _ -> {}
            }
        }
    }

    @Test
    void who_watches_hears_of_a_change_with_the_commit_and_never_before() {
        isWatched = true;
        var turned = turn(NOON_MS, start(PASS, "a"));
        assertThat(turned.effects()).isEmpty();
        assertThat(partition.committed(batch(turned).number()))
                .contains(new AfterCommit.Changed(List.of(PASS.arn().execution("a"))));
    }

    @Test
    void where_nobody_watches_no_change_is_made_known() {
        var turned = turn(NOON_MS, start(PASS, "a"));
        assertThat(partition.committed(batch(turned).number()))
                .noneMatch(AfterCommit.Changed.class::isInstance);
    }

    @Test
    void what_begins_and_succeeds_in_one_turn_writes_an_execution_and_a_history_row_only() {
        var batch = batch(turn(NOON_MS, start(PASS, "a")));
        assertThat(batch.changes())
                .hasExactlyElementsOfTypes(Change.ExecutionOpened.class, Change.HistoryAdded.class);
        assertThat(batch.partition()).isEqualTo(3);
        assertThat(batch.epoch()).isEqualTo(5);
        assertThat(batch.number()).isEqualTo(41);
        assertThat(batch.clockMs()).isEqualTo(NOON_MS);
    }

    @Test
    void nobody_is_answered_before_the_commit() {
        var batch = batch(turn(NOON_MS, start(PASS, "a")));
        assertThat(answers).isEmpty();
        perform(partition.committed(batch.number()));
        assertThat(answers).hasSize(1);
    }

    @Test
    void events_are_logged_after_the_commit_and_never_if_there_is_none() {
        var settings = new LogSettings(LogLevel.FATAL, false, "g");
        var logged = new MachineRevision(WAIT.key(), WAIT.arn(), "r", WAIT.machine(), settings);
        var begun = batch(turn(NOON_MS, start(logged, "a"), start(logged, "b")));
        assertThat(partition.committed(begun.number()))
                .noneMatch(effect -> effect instanceof AfterCommit.Logged);
        var stopped = turn(NOON_MS, stop(logged, "a"));
        assertThat(stopped.effects()).isEmpty();
        assertThat(partition.committed(batch(stopped).number()))
                .filteredOn(effect -> effect instanceof AfterCommit.Logged)
                .hasSize(1);
        var undone = batch(turn(NOON_MS, stop(logged, "b")));
        assertThat(partition.rolledBack(undone.number(), new ServiceUnavailable("full")).effects())
                .noneMatch(effect -> effect instanceof AfterCommit.Logged);
    }

    @Test
    void an_answer_that_rests_on_a_batch_under_way_waits_for_it() {
        var batch = batch(turn(NOON_MS, start(WAIT, "a")));
        var again = turn(NOON_MS + 1, start(WAIT, "a"));
        assertThat(again.batch()).isNull();
        assertThat(again.effects()).isEmpty();
        perform(partition.committed(batch.number()));
        assertThat(answers).hasSize(2);
        assertThat(answers.get(1)).isEqualTo(answers.get(0));
    }

    @Test
    void a_rollback_refuses_everybody_who_waited_for_the_batch() {
        var first = batch(turn(NOON_MS, start(WAIT, "a")));
        var second = batch(turn(NOON_MS, start(WAIT, "b")));
        var reason = new ServiceUnavailable("full");
        perform(partition.rolledBack(first.number(), reason).effects());
        perform(partition.rolledBack(second.number(), reason).effects());
        assertThat(answers).isEmpty();
        assertThat(refusals).containsExactly(reason, reason);
        assertThat(open.count()).isZero();
    }

    @Test
    void a_rollback_gives_back_the_slot_of_a_task_that_was_not_sent() {
        var batch = batch(turn(NOON_MS, start(SEND, "a")));
        assertThat(slots.taken()).isEqualTo(1);
        partition.rolledBack(batch.number(), new ServiceUnavailable("full"));
        assertThat(slots.taken()).isZero();
    }

    @Test
    void a_task_goes_to_a_runner_after_the_commit_that_says_started() {
        var batch = batch(turn(NOON_MS, start(SEND, "a")));
        var effects = partition.committed(batch.number());
        assertThat(effects).hasAtLeastOneElementOfType(AfterCommit.RunTask.class);
    }

    @Test
    void a_task_without_a_slot_stays_scheduled_and_is_not_sent() {
        batch(turn(NOON_MS, start(SEND, "a")));
        var second = batch(turn(NOON_MS, start(SEND, "b")));
        partition.committed(second.number() - 1);
        var effects = partition.committed(second.number());
        assertThat(effects).doesNotHaveAnyElementsOfTypes(AfterCommit.RunTask.class);
        assertThat(!partition.backlog.isEmpty()).isTrue();
    }

    @Test
    void a_turn_is_never_before_the_last_committed_clock() {
        var batch = batch(turn(NOON_MS - 60_000, start(PASS, "a")));
        assertThat(batch.clockMs()).isEqualTo(NOON_MS);
    }

    @Test
    void the_moment_of_a_wait_is_in_its_row_and_comes_into_memory_with_the_commit() {
        var batch = batch(turn(NOON_MS, start(WAIT, "a")));
        assertThat(batch.changes())
                .filteredOn(change -> change instanceof Change.FramePut)
                .singleElement()
                .extracting(change -> ((Change.FramePut) change).wakeAtMs())
                .isEqualTo(NOON_MS + 10_000);
        partition.timers.extend(NOON_MS + 60_000);
        assertThat(partition.timers.nextAtMs()).isNull();
        partition.committed(batch.number());
        assertThat(partition.timers.nextAtMs()).isEqualTo(NOON_MS + 10_000);
    }

    private static final MachineRevision SEND_TWICE =
            machine(
                    """
                    {"StartAt": "T", "States": {
                      "T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
                        "Next": "U"},
                      "U": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
                        "End": true}}}\
                    """);

    private TaskKey sent(EngineBatch batch) {
        return partition.committed(batch.number()).stream()
                .filter(effect -> effect instanceof AfterCommit.RunTask)
                .map(effect -> ((AfterCommit.RunTask) effect).task())
                .findFirst()
                .orElseThrow();
    }

    private static Command outcome(TaskKey task) {
        return new Command.Outcome(
                task, new Event.TaskSucceeded(task.frame(), task.attempt(), Payload.NULL));
    }

    @Test
    void a_frame_has_one_moment_in_memory_however_many_tasks_it_went_through() {
        TaskKey first = sent(batch(turn(NOON_MS, start(SEND_TWICE, "a"))));
        assertThat(partition.timers.size()).isEqualTo(1);
        slots.release();
        TaskKey second = sent(batch(turn(NOON_MS + 1, outcome(first))));
        assertThat(partition.timers.size()).isEqualTo(1);
        partition.committed(batch(turn(NOON_MS + 2, outcome(second))).number());
        assertThat(partition.timers.size()).isZero();
    }

    @Test
    void an_outcome_that_counts_no_more_ends_the_task_all_the_same() {
        TaskKey task = sent(batch(turn(NOON_MS, start(SEND, "a"))));
        var stop = batch(turn(NOON_MS + 1, stop(SEND, "a")));
        partition.committed(stop.number());
        assertThat(partition.isInHand(task)).isTrue();
        assertThat(turn(NOON_MS + 2, outcome(task)).batch()).isNull();
        assertThat(partition.isInHand(task)).isFalse();
    }

    private static Command stop(MachineRevision machine, String name) {
        var ignored =
                new Reply<Long>() {
                    @Override
                    public void succeed(Long answer) {}

                    @Override
                    public void fail(RuntimeException reason) {}
                };
        return new Command.Stop(machine.arn().execution(name), null, null, ignored);
    }

    /** The interpreter, but for executions that it cannot even begin. */
    private static final Semantics BROKEN_FOR_B =
            new Semantics() {
                private final Semantics real = new InterpreterSemantics();

                @Override
                public Execution begin(StateMachine machine, ExecutionHeader header) {
                    if (header.name().equals("b")) {
                        throw new IllegalStateException("broken");
                    }
                    return real.begin(machine, header);
                }

                @Override
                public Step advance(
                        StateMachine machine,
                        Execution execution,
                        Event event,
                        Surroundings surroundings) {
                    return real.advance(machine, execution, event, surroundings);
                }
            };

    @Test
    void what_a_turn_began_that_ended_by_a_defect_is_undone() {
        Partition breaking = fixture.with(BROKEN_FOR_B).build();
        var commands = List.of(start(SEND, "a"), start(SEND, "b"));
        var random = new SplittableRandom(1);
        assertThatThrownBy(() -> breaking.turn(commands, Loaded.NOTHING, NOON_MS, 0, random))
                .isInstanceOf(IllegalStateException.class);
        assertThat(slots.taken()).isEqualTo(1);
        perform(breaking.abandon(new ServiceUnavailable("defect")));
        assertThat(slots.taken()).isZero();
        assertThat(open.count()).isZero();
        assertThat(refusals).hasSize(1);
    }

    @Test
    void the_same_commands_at_the_same_time_give_the_same_batch() {
        Partition other = fixture.build();
        var mine = batch(turn(NOON_MS, start(WAIT, "a")));
        var theirs =
                other.turn(
                        List.of(start(WAIT, "a")),
                        Loaded.NOTHING,
                        NOON_MS,
                        0,
                        new SplittableRandom(1));
        assertThat(batch(theirs)).isEqualTo(mine);
    }

    @Test
    void a_batch_that_returns_out_of_order_is_a_defect() {
        var batch = batch(turn(NOON_MS, start(PASS, "a")));
        assertThatThrownBy(() -> partition.committed(batch.number() + 1))
                .isInstanceOf(IllegalStateException.class);
    }
}
