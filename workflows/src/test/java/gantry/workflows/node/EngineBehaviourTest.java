package gantry.workflows.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import gantry.json.Payload;
import gantry.operations.ServiceUnavailable;
import gantry.states.definition.StateMachine;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.ExecutionHeader;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.Step;
import gantry.states.interpreter.Surroundings;
import gantry.store.StoreLimits;
import gantry.store.testing.AnyStore;
import gantry.workflows.engine.ExecutionCursor;
import gantry.workflows.engine.ExecutionSummary;
import gantry.workflows.errors.ExecutionLimitExceeded;
import gantry.workflows.node.World.Options;
import gantry.workflows.partition.Semantics;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Limits, failures and reading. */
class EngineBehaviourTest {
    private static final String TIMED =
            """
            {"StartAt": "W", "TimeoutSeconds": 3,
             "States": {"W": {"Type": "Wait", "Seconds": 60, "End": true}}}\
            """;

    @TempDir private Path folder;
    private @Nullable World world;

    @AfterEach
    void close() {
        if (world != null) {
            world.close();
        }
    }

    /** Closed at the end. */
    private World use(World opened) {
        world = opened;
        return opened;
    }

    private World open(Options options) {
        return use(World.in(folder.resolve("data"), options));
    }

    @Test
    void an_execution_times_out_at_its_own_deadline() {
        var open = open(Options.defaults());
        var machine = open.machine("m", TIMED);
        open.start(machine, "e", "{}");
        open.pass(3_000);
        var end = open.awaitEnd(machine, "e");
        assertThat(end.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(end.closedAtMs() - end.startedAtMs()).isEqualTo(3_000);
    }

    @Test
    void a_wait_of_a_year_is_kept_by_the_store_alone() {
        var open = open(Options.defaults().with(new EngineLimits(1, 10, 0, 1_000_000, 1_000, 0)));
        var machine =
                open.machine(
                        "m",
                        """
                        {"StartAt": "W", "States":
                          {"W": {"Type": "Wait", "Seconds": 31000000, "End": true}}}\
                        """);
        for (int i = 0; i < 50; i++) {
            open.start(machine, "e" + i, "{}");
        }
        open.pass(31_000_000_000L);
        for (int i = 0; i < 50; i++) {
            assertThat(open.awaitEnd(machine, "e" + i).status())
                    .isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    @Test
    void a_defect_in_a_step_fails_that_execution_alone() {
        var real = new InterpreterSemantics();
        Semantics breaking =
                new Semantics() {
                    @Override
                    public Execution begin(StateMachine machine, ExecutionHeader header) {
                        return real.begin(machine, header);
                    }

                    @Override
                    public Step advance(
                            StateMachine machine,
                            Execution execution,
                            Event event,
                            Surroundings surroundings) {
                        if (execution.header().name().equals("bad")) {
                            throw new IllegalStateException("a defect");
                        }
                        return real.advance(machine, execution, event, surroundings);
                    }
                };
        var open = open(Options.defaults().with(breaking));
        var machine = open.machine("m", DurableRoadTest.PASS);
        open.start(machine, "bad", "{}");
        open.start(machine, "good", "{}");
        assertThat(open.awaitEnd(machine, "good").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        var bad = open.awaitEnd(machine, "bad");
        assertThat(bad.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(bad.error()).isEqualTo("States.Runtime");
    }

    @Test
    void executions_of_a_deleted_machine_end_at_their_next_transition() {
        var open = open(Options.defaults());
        var machine = open.machine("m", DurableRoadTest.WAIT);
        open.start(machine, "e", "{}");
        open.delete(machine);
        assertThat(open.describe(machine, "e").status()).isEqualTo(ExecutionStatus.RUNNING);
        open.pass(60_000);
        assertThat(open.awaitEnd(machine, "e").status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    void no_more_executions_may_be_open_than_the_quota_allows() {
        var limits = new EngineLimits(2, 10, 64L << 20, 2, 1_000, 0);
        var open = open(Options.defaults().with(limits));
        var machine = open.machine("m", DurableRoadTest.WAIT);
        open.start(machine, "a", "{}");
        open.start(machine, "b", "{}");
        assertThatThrownBy(() -> open.start(machine, "c", "{}"))
                .isInstanceOf(ExecutionLimitExceeded.class);
        var reopened = use(open.crash());
        assertThatThrownBy(() -> reopened.start(machine, "c", "{}"))
                .isInstanceOf(ExecutionLimitExceeded.class);
        reopened.engine.stopExecution(machine.arn().execution("a"), null, null);
        reopened.start(machine, "c", "{}");
    }

    @Test
    void a_full_disk_refuses_starts_and_loses_nothing_that_was_acknowledged() {
        assumeFalse(AnyStore.isPostgres()); // its size has no limit of ours
        var store = StoreLimits.DEFAULT.withDatabaseBytes(3L << 20);
        var open = open(Options.defaults().with(store));
        var machine = open.machine("m", DurableRoadTest.WAIT);
        String input = "\"" + "x".repeat(200_000) + "\"";
        var acknowledged = new ArrayList<String>();
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 100; i++) {
                                open.start(machine, "e" + i, input);
                                acknowledged.add("e" + i);
                            }
                        })
                .isInstanceOf(ServiceUnavailable.class);
        assertThat(acknowledged).isNotEmpty();
        for (String name : acknowledged) {
            assertThat(open.describe(machine, name).status()).isEqualTo(ExecutionStatus.RUNNING);
        }
        assertThat(open.reader.find(machine.arn().execution("e" + acknowledged.size()))).isNull();
    }

    @Test
    void many_concurrent_starts_each_run_once() throws Exception {
        var open = open(Options.defaults());
        var machine = open.machine("m", DurableRoadTest.PASS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<Long>>();
            for (int i = 0; i < 1_000; i++) {
                // Each name twice at the same time: both get the same answer.
                String name = "e" + i / 2;
                Callable<Long> start =
                        () -> {
                            try {
                                return open.start(machine, name, "{}").startedAtMs();
                            } catch (gantry.workflows.errors.ExecutionAlreadyExists e) {
                                return 0L;
                            }
                        };
                calls.add(threads.submit(start));
            }
            for (var call : calls) {
                call.get();
            }
        }
        var all = open.reader.list(machine.arn(), ExecutionStatus.SUCCEEDED, null, 1_000);
        assertThat(all).hasSize(500);
    }

    @Test
    void executions_are_listed_newest_first_over_pages_and_by_status() {
        var open = open(Options.defaults());
        var machine = open.machine("m", DurableRoadTest.WAIT);
        for (int i = 0; i < 7; i++) {
            open.clock.advanceMs(1_000);
            open.start(machine, "e" + i, "{}");
        }
        open.clock.advanceMs(1_000);
        open.engine.stopExecution(machine.arn().execution("e2"), null, null);
        assertThat(pages(open, machine.arn(), null))
                .containsExactly("e2", "e6", "e5", "e4", "e3", "e1", "e0");
        assertThat(pages(open, machine.arn(), ExecutionStatus.RUNNING))
                .containsExactly("e6", "e5", "e4", "e3", "e1", "e0");
        assertThat(open.reader.hasOpenExecutions(machine.arn())).isTrue();
    }

    private static List<String> pages(
            World world,
            gantry.workflows.arn.StateMachineArn machine,
            @Nullable ExecutionStatus status) {
        var names = new ArrayList<String>();
        ExecutionCursor after = null;
        while (true) {
            List<ExecutionSummary> page = world.reader.list(machine, status, after, 3);
            page.forEach(each -> names.add(each.arn().name()));
            if (page.size() < 3) {
                return names;
            }
            after = page.getLast().cursor();
        }
    }

    @Test
    void history_is_read_in_pages_from_either_end() {
        var open = open(Options.defaults());
        var machine = open.machine("m", DurableRoadTest.ACTIVITY);
        var activity = open.activity("work");
        open.start(machine, "e", "{}");
        open.engine.taskSucceeded(open.poll(activity).token(), Payload.ofText("1"));
        var arn = machine.arn().execution("e");
        long count = open.events(arn).size();
        assertThat(count).isEqualTo(7);
        assertThat(ids(open, arn, false)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(ids(open, arn, true)).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    private static List<Long> ids(
            World world, gantry.workflows.arn.ExecutionArn arn, boolean reverse) {
        var ids = new ArrayList<Long>();
        long from = 0;
        do {
            var page = world.reader.history(arn, from, 2, reverse);
            if (page == null) {
                throw new AssertionError("No history");
            }
            page.events().stream().map(HistoryEvent::id).forEach(ids::add);
            from = page.nextEventId();
        } while (from != 0);
        return ids;
    }

    @Test
    void large_payloads_are_kept_once_and_come_back_whole() {
        var open = open(Options.defaults());
        var machine = open.machine("m", DurableRoadTest.WAIT);
        String input = "{\"text\":\"" + "é".repeat(50_000) + "\"}";
        open.start(machine, "e", input);
        var reopened = use(open.crash());
        reopened.pass(60_000);
        var end = reopened.awaitEnd(machine, "e");
        assertThat(end.input()).isEqualTo(Payload.ofText(input));
        assertThat(end.output()).isEqualTo(Payload.ofText(input));
        long rows =
                reopened.store.read(
                        sql -> {
                            var count = sql.statement("SELECT COUNT(*) FROM payloads");
                            try (var found = count.executeQuery()) {
                                found.next();
                                return found.getLong(1);
                            }
                        });
        assertThat(rows).isEqualTo(1);
    }
}
