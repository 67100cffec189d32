package gantry.workflows.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.json.Payload;
import gantry.operations.ServiceUnavailable;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.HistoryEvent;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.engine.ActivityTask;
import gantry.workflows.engine.ChildFilter;
import gantry.workflows.engine.ExecutionDetails;
import gantry.workflows.engine.ExecutionSummary;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.RedriveExecution;
import gantry.workflows.errors.ExecutionDoesNotExist;
import gantry.workflows.errors.ExecutionLimitExceeded;
import gantry.workflows.errors.ExecutionNotRedrivable;
import gantry.workflows.errors.TaskTimedOut;
import gantry.workflows.node.World.Options;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Redrives on a real store, over crashes. */
class RedriveTest {
    private static final String FAIL =
            """
            {"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "E"}}}\
            """;

    @TempDir private Path folder;
    private @Nullable World world;

    @AfterEach
    void close() {
        if (world != null) {
            world.close();
        }
    }

    private World use(World opened) {
        world = opened;
        return opened;
    }

    private World open() {
        return use(World.in(folder.resolve("data")));
    }

    private static long redrive(World world, MachineRevision machine, @Nullable String token) {
        return world.engine.redriveExecution(
                new RedriveExecution(machine.arn().execution("e"), token, false));
    }

    private static MachineRevision work(World world, ActivityArn activity) {
        return world.machine(
                "work",
                """
                {"TimeoutSeconds": 600, "StartAt": "T", "States": {"T": {"Type": "Task",
                  "Resource": "%s", "End": true}}}\
                """
                        .formatted(activity));
    }

    private static List<String> events(World world, MachineRevision machine) {
        return world.events(machine.arn().execution("e")).stream()
                .map(
                        event ->
                                event.id()
                                        + "<"
                                        + event.previousEventId()
                                        + " "
                                        + event.type().wireName())
                .toList();
    }

    private static void failOnce(World world, MachineRevision machine, ActivityArn activity) {
        world.start(machine, "e", "{}");
        ActivityTask task = world.poll(activity);
        world.engine.taskFailed(task.token(), "E", "why");
        world.awaitEnd(machine, "e");
    }

    @Test
    void a_failed_task_is_done_again_after_a_crash_and_only_the_new_token_counts() {
        World first = open();
        ActivityArn activity = first.activity("a");
        MachineRevision machine = work(first, activity);
        first.start(machine, "e", "{}");
        ActivityTask old = first.poll(activity);
        first.engine.taskFailed(old.token(), "E", "why");
        first.awaitEnd(machine, "e");
        World second = use(first.crash());
        second.pass(1_000);
        long redrivenAtMs = redrive(second, machine, "token");
        World third = use(second.crash());
        ExecutionDetails open = third.describe(machine, "e");
        assertThat(open.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(open.closedAtMs()).isZero();
        assertThat(open.error()).isNull();
        assertThat(open.redriveCount()).isEqualTo(1);
        assertThat(open.redrivenAtMs()).isEqualTo(redrivenAtMs);
        assertThatThrownBy(() -> third.engine.taskSucceeded(old.token(), Payload.of(1L)))
                .isInstanceOf(TaskTimedOut.class);
        third.engine.taskSucceeded(third.poll(activity).token(), Payload.of("fixed"));
        ExecutionDetails end = third.awaitEnd(machine, "e");
        assertThat(end.output()).isEqualTo(Payload.of("fixed"));
        assertThat(end.redriveCount()).isEqualTo(1);
        assertThat(events(third, machine))
                .containsExactly(
                        "1<0 ExecutionStarted",
                        "2<0 TaskStateEntered",
                        "3<2 ActivityScheduled",
                        "4<3 ActivityStarted",
                        "5<4 ActivityFailed",
                        "6<5 ExecutionFailed",
                        "7<6 ExecutionRedriven",
                        "8<2 ActivityScheduled",
                        "9<8 ActivityStarted",
                        "10<9 ActivitySucceeded",
                        "11<10 TaskStateExited",
                        "12<11 ExecutionSucceeded");
    }

    @Test
    void a_client_token_redrives_once_however_the_execution_stands_and_over_a_crash() {
        World first = open();
        ActivityArn activity = first.activity("a");
        MachineRevision machine = work(first, activity);
        failOnce(first, machine, activity);
        long a = redrive(first, machine, "A");
        first.pass(1_000);
        assertThat(redrive(first, machine, "A")).isEqualTo(a);
        assertThatThrownBy(() -> redrive(first, machine, "B"))
                .isInstanceOf(ExecutionNotRedrivable.class)
                .hasMessage(
                        "Execution "
                                + machine.arn().execution("e")
                                + " invalid for redrive as: Execution is RUNNING and cannot be"
                                + " redriven");
        first.engine.taskFailed(first.poll(activity).token(), "E", null);
        first.awaitEnd(machine, "e");
        World second = use(first.crash());
        assertThat(redrive(second, machine, "A")).isEqualTo(a);
        assertThat(second.describe(machine, "e").status()).isEqualTo(ExecutionStatus.FAILED);
        long b = redrive(second, machine, "B");
        assertThat(b).isGreaterThan(a);
        assertThat(redrive(second, machine, "A")).isEqualTo(a);
        second.engine.taskSucceeded(second.poll(activity).token(), Payload.of(1L));
        second.awaitEnd(machine, "e");
        assertThat(redrive(second, machine, "B")).isEqualTo(b);
        assertThatThrownBy(() -> redrive(second, machine, "C"))
                .hasMessageContaining("Execution is SUCCEEDED and cannot be redriven");
        assertThat(second.describe(machine, "e").redriveCount()).isEqualTo(2);
    }

    @Test
    void a_client_token_is_forgotten_after_fifteen_minutes() {
        World open = open();
        MachineRevision machine = open.machine("fail", FAIL);
        open.start(machine, "e", "{}");
        long first = redrive(open, machine, "A");
        open.pass(Duration.ofMinutes(15).toMillis() - 1);
        assertThat(redrive(open, machine, "A")).isEqualTo(first);
        open.pass(1);
        assertThat(redrive(open, machine, "A")).isGreaterThan(first);
        assertThat(open.describe(machine, "e").redriveCount()).isEqualTo(2);
    }

    @Test
    void one_that_fails_again_at_once_is_closed_again_with_the_same_commit() {
        World open = open();
        MachineRevision machine = open.machine("fail", FAIL);
        open.start(machine, "e", "{}");
        for (int i = 1; i <= 3; i++) {
            open.pass(1_000);
            redrive(open, machine, null);
            ExecutionDetails end = open.describe(machine, "e");
            assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(end.error()).isEqualTo("E");
            assertThat(end.redriveCount()).isEqualTo(i);
            assertThat(end.closedAtMs()).isEqualTo(end.redrivenAtMs());
        }
        List<ExecutionSummary> list =
                open.reader.list(machine.arn(), ExecutionStatus.FAILED, null, 10);
        assertThat(list).hasSize(1);
        assertThat(list.getFirst().redriveCount()).isEqualTo(3);
        assertThat(open.reader.countEvents(machine.arn().execution("e"))).isEqualTo(9);
        assertThat(open.engine.figures().standard().started()).isEqualTo(1);
        assertThat(open.engine.figures().standard().redriven()).isEqualTo(3);
        assertThat(open.engine.figures().standard().closed(ExecutionStatus.FAILED)).isEqualTo(4);
    }

    @Test
    void the_time_out_that_began_anew_holds_after_a_crash() {
        World first = open();
        ActivityArn activity = first.activity("a");
        MachineRevision machine = work(first, activity);
        first.start(machine, "e", "{}");
        first.pass(600_000);
        long firstEndMs = first.awaitEnd(machine, "e").closedAtMs();
        first.pass(5_000);
        long redrivenAtMs = redrive(first, machine, null);
        World second = use(first.crash());
        second.pass(599_000);
        assertThat(second.describe(machine, "e").status()).isEqualTo(ExecutionStatus.RUNNING);
        second.pass(1_000);
        ExecutionDetails end = second.awaitEnd(machine, "e");
        assertThat(end.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(end.closedAtMs()).isEqualTo(redrivenAtMs + 600_000).isGreaterThan(firstEndMs);
    }

    @Test
    void a_redriven_execution_is_open_to_the_quota_over_a_crash() {
        var options = Options.defaults().with(new EngineLimits(2, 100, 64L << 20, 1, 1_000, 0));
        World first = use(World.in(folder.resolve("data"), options));
        ActivityArn activity = first.activity("a");
        MachineRevision machine = work(first, activity);
        failOnce(first, machine, activity);
        first.start(machine, "other", "{}");
        assertThatThrownBy(() -> redrive(first, machine, null))
                .isInstanceOf(ExecutionLimitExceeded.class);
        first.engine.stopExecution(machine.arn().execution("other"), null, null);
        redrive(first, machine, null);
        World second = use(first.crash());
        assertThatThrownBy(() -> second.start(machine, "third", "{}"))
                .isInstanceOf(ExecutionLimitExceeded.class);
        second.engine.taskSucceeded(second.poll(activity).token(), Payload.of(1L));
        second.awaitEnd(machine, "e");
        second.start(machine, "third", "{}");
    }

    @Test
    void starting_a_redriven_execution_again_answers_the_first_start() {
        World open = open();
        ActivityArn activity = open.activity("a");
        MachineRevision machine = work(open, activity);
        failOnce(open, machine, activity);
        long startedAtMs = open.describe(machine, "e").startedAtMs();
        open.pass(1_000);
        redrive(open, machine, null);
        assertThat(open.start(machine, "e", "{}").startedAtMs()).isEqualTo(startedAtMs);
    }

    @Test
    void what_had_succeeded_is_kept_in_the_store_however_large() {
        World first = open();
        ActivityArn activity = first.activity("a");
        MachineRevision machine =
                first.machine(
                        "map",
                        """
                        {"StartAt": "M", "States": {"M": {"Type": "Map", "MaxConcurrency": 1,
                          "ItemProcessor": {"StartAt": "T", "States": {"T": {"Type": "Task",
                            "Resource": "%s", "End": true}}}, "End": true}}}\
                        """
                                .formatted(activity));
        String large = "x".repeat(50_000);
        first.start(machine, "e", "[1, 2, 3]");
        first.engine.taskSucceeded(first.poll(activity).token(), Payload.of(large));
        first.engine.taskFailed(first.poll(activity).token(), "E", null);
        first.awaitEnd(machine, "e");
        World second = use(first.crash());
        redrive(second, machine, null);
        World third = use(second.crash());
        third.engine.taskSucceeded(third.poll(activity).token(), Payload.of("b"));
        third.engine.taskSucceeded(third.poll(activity).token(), Payload.of("c"));
        Payload output = third.awaitEnd(machine, "e").output();
        assertThat(output == null ? "" : output.text())
                .isEqualTo("[\"" + large + "\",\"b\",\"c\"]");
    }

    @Test
    void after_fourteen_days_or_after_its_machine_was_deleted_it_stays_closed() {
        World open = open();
        MachineRevision machine = open.machine("fail", FAIL);
        open.start(machine, "e", "{}");
        open.pass(Duration.ofDays(14).toMillis() - 1);
        redrive(open, machine, null);
        open.pass(Duration.ofDays(14).toMillis());
        assertThatThrownBy(() -> redrive(open, machine, null))
                .isInstanceOf(ExecutionNotRedrivable.class)
                .hasMessageContaining("Execution redrivable period exceeded");
        open.delete(machine);
        assertThatThrownBy(() -> redrive(open, machine, null))
                .hasMessageContaining("State machine is in DELETING status");
        assertThat(open.describe(machine, "e").redriveCount()).isEqualTo(1);
    }

    @Test
    void a_child_of_a_map_run_is_not_redriven_alone() {
        World open = open();
        String fail = FAIL.substring(1, FAIL.length() - 1);
        MachineRevision machine = open.machine("m", MapRunTest.map("STANDARD", "", fail));
        open.start(machine, "e", "[1]");
        open.awaitEnd(machine, "e");
        var all = new ChildFilter(null, false, null);
        var children = open.mapRuns.children(MapRunTest.mapRun(open, machine, "e"), all, null, 1);
        var alone = new RedriveExecution(children.getFirst().arn(), null, false);
        assertThatThrownBy(() -> open.engine.redriveExecution(alone))
                .isInstanceOf(ExecutionNotRedrivable.class)
                .hasMessageEndingWith(
                        "as: Child workflow execution can only be redriven with its Map Run");
    }

    @Test
    void one_that_does_not_exist_or_cannot_be_loaded_is_refused() {
        World first = open();
        MachineRevision machine = first.machine("fail", FAIL);
        assertThatThrownBy(() -> redrive(first, machine, null))
                .isInstanceOf(ExecutionDoesNotExist.class);
        first.start(machine, "e", "{}");
        first.lose(machine);
        World second = use(first.crash());
        assertThatThrownBy(() -> redrive(second, machine, null))
                .isInstanceOf(ServiceUnavailable.class);
        assertThat(second.describe(machine, "e").redriveCount()).isZero();
    }

    @Test
    void a_history_over_redrives_comes_in_pages() {
        World open = open();
        MachineRevision machine = open.machine("fail", FAIL);
        open.start(machine, "e", "{}");
        redrive(open, machine, null);
        redrive(open, machine, null);
        var arn = machine.arn().execution("e");
        var page = open.reader.history(arn, 0, 4, false);
        var back = open.reader.history(arn, 0, 4, true);
        if (page == null || back == null) {
            throw new AssertionError("No history");
        }
        assertThat(page.events()).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L, 4L);
        assertThat(page.nextEventId()).isEqualTo(5);
        assertThat(back.events()).extracting(HistoryEvent::id).containsExactly(7L, 6L, 5L, 4L);
    }
}
