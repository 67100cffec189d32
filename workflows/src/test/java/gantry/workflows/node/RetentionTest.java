package gantry.workflows.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import gantry.json.Payload;
import gantry.states.interpreter.ExecutionStatus;
import gantry.store.testing.AnyStore;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.MapRunArn;
import gantry.workflows.engine.ActivityTask;
import gantry.workflows.engine.ChildFilter;
import gantry.workflows.engine.ExecutionSummary;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.RedriveExecution;
import gantry.workflows.errors.ExecutionAlreadyExists;
import gantry.workflows.errors.ExecutionDoesNotExist;
import gantry.workflows.errors.ResourceNotFound;
import gantry.workflows.node.World.Options;
import gantry.workflows.retention.Retention;
import gantry.workflows.store.Aged;
import gantry.workflows.store.Removals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What is kept no longer leaves a real store, and nothing else does. */
class RetentionTest {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    /** All tables that hold something of an execution. */
    private static final List<String> TABLES =
            List.of("executions", "history", "payloads", "frames", "map_runs", "removals");

    private static final String PASS =
            """
            {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}\
            """;

    private static final String FAIL =
            """
            {"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "E"}}}\
            """;

    /** Stored as a row of its own. */
    private static final String LARGE = "\"" + "x".repeat(10_000) + "\"";

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

    private static Retention retention(World world, int days) {
        return new Retention(
                new Retention.Parts(
                        world.store,
                        world.engine,
                        () -> {},
                        () -> Instant.ofEpochMilli(world.clock.nowMs()),
                        System::nanoTime,
                        Duration.ofDays(days)));
    }

    private static int pass(World world) throws InterruptedException {
        return retention(world, 90).pass();
    }

    private static List<String> names(World world, MachineRevision machine) {
        return world.reader.list(machine.arn(), null, null, 1_000).stream()
                .map(each -> each.arn().name())
                .sorted()
                .toList();
    }

    private static Map<String, Long> rows(World world) {
        return world.store.read(
                sql -> {
                    var counts = new TreeMap<String, Long>();
                    for (String table : TABLES) {
                        String count = "SELECT COUNT(*) FROM " + table;
                        try (var rows = sql.statement(count).executeQuery()) {
                            rows.next();
                            counts.put(table, rows.getLong(1));
                        }
                    }
                    return counts;
                });
    }

    private static void assertEmpty(World world) {
        assertThat(rows(world)).allSatisfy((table, count) -> assertThat(count).as(table).isZero());
    }

    private static MachineRevision work(World world, ActivityArn activity) {
        return world.machine(
                "work",
                """
                {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "%s", "End": true}}}\
                """
                        .formatted(activity));
    }

    @Test
    void an_execution_that_closed_longer_ago_leaves_with_all_its_rows() throws Exception {
        World open = open();
        MachineRevision pass = open.machine("pass", PASS);
        MachineRevision fail = open.machine("fail", FAIL);
        open.start(pass, "e", LARGE);
        open.start(fail, "e", LARGE);
        open.pass(90 * DAY_MS);
        assertThat(pass(open)).isZero();
        open.pass(1);
        assertThat(pass(open)).isEqualTo(2);
        assertEmpty(open);
        assertThat(open.reader.find(pass.arn().execution("e"))).isNull();
        assertThat(open.reader.history(pass.arn().execution("e"), 0, 10, false)).isNull();
        assertThatThrownBy(() -> open.engine.stopExecution(pass.arn().execution("e"), null, null))
                .isInstanceOf(ExecutionDoesNotExist.class);
    }

    @Test
    void an_open_execution_and_one_that_closed_later_stay_however_long_ago_they_started()
            throws Exception {
        World open = open();
        ActivityArn activity = open.activity("a");
        MachineRevision work = work(open, activity);
        open.start(work, "late", "{}");
        ActivityTask late = open.poll(activity);
        open.start(work, "open", "{}");
        open.pass(200 * DAY_MS);
        open.engine.taskSucceeded(late.token(), Payload.EMPTY_OBJECT);
        open.awaitEnd(work, "late");
        open.pass(90 * DAY_MS);
        assertThat(pass(open)).isZero();
        open.pass(1);
        assertThat(pass(open)).isEqualTo(1);
        assertThat(names(open, work)).containsExactly("open");
        ActivityTask task = open.poll(activity);
        open.engine.taskSucceeded(task.token(), Payload.of(7L));
        assertThat(open.awaitEnd(work, "open").output()).isEqualTo(Payload.of(7L));
    }

    @Test
    void a_name_whose_execution_left_starts_another_one() throws Exception {
        World open = open();
        MachineRevision machine = open.machine("m", PASS);
        open.start(machine, "e", "1");
        open.pass(91 * DAY_MS);
        assertThatThrownBy(() -> open.start(machine, "e", "2"))
                .isInstanceOf(ExecutionAlreadyExists.class); // and it is in memory now
        assertThat(pass(open)).isEqualTo(1);
        open.start(machine, "e", "2");
        assertThat(open.awaitEnd(machine, "e").output()).isEqualTo(Payload.of(2L));
        World after = use(open.crash());
        assertThat(after.describe(machine, "e").input()).isEqualTo(Payload.of(2L));
        assertThat(names(after, machine)).containsExactly("e");
    }

    @Test
    void the_children_of_a_map_run_leave_with_its_execution_and_not_before() throws Exception {
        World open = open();
        MachineRevision machine =
                open.machine(
                        "m",
                        MapRunTest.map(
                                "STANDARD",
                                "",
                                "\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\","
                                        + " \"Next\": \"W\"}, \"W\": {\"Type\": \"Wait\","
                                        + " \"Seconds\": 60, \"End\": true}}"));
        open.start(machine, "e", MapRunTest.items(500));
        MapRunArn mapRun = awaitChildren(open, machine, 500);
        MachineRevision other = open.machine("other", PASS);
        open.start(other, "other", "1");
        open.pass(60_000);
        open.awaitEnd(machine, "e");
        long afterMs = open.describe(machine, "e").closedAtMs() + 90 * DAY_MS;
        open.pass(afterMs - open.clock.nowMs());
        assertThat(pass(open)).isEqualTo(1);
        assertThat(children(open, mapRun)).hasSize(500);
        String child = children(open, mapRun).getFirst().arn().toString();
        open.pass(1);
        assertThat(pass(open)).isEqualTo(1);
        assertEmpty(open);
        assertThatThrownBy(() -> children(open, mapRun)).isInstanceOf(ResourceNotFound.class);
        assertThat(open.reader.find(ExecutionArn.parse(child))).isNull();
    }

    private static MapRunArn awaitChildren(World world, MachineRevision machine, int count) {
        World.await(
                () -> {
                    var runs = world.mapRuns.list(machine.arn().execution("e"), Long.MAX_VALUE, 10);
                    return runs != null
                            && !runs.isEmpty()
                            && children(world, runs.getFirst().arn()).size() == count;
                });
        return MapRunTest.mapRun(world, machine, "e");
    }

    private static List<ExecutionSummary> children(World world, MapRunArn mapRun) {
        return world.mapRuns.children(mapRun, new ChildFilter(null, false, null), null, 10_000);
    }

    @Test
    void what_a_crash_left_of_executions_that_were_gone_leaves_in_the_next_pass() throws Exception {
        World open = open();
        MachineRevision machine = open.machine("m", MapRunTest.map("STANDARD", "", PASS_STATE));
        open.start(machine, "e", MapRunTest.items(300));
        open.awaitEnd(machine, "e");
        open.pass(91 * DAY_MS);
        removeAll(open);
        World second = use(open.crash());
        assertThat(second.reader.find(machine.arn().execution("e"))).isNull();
        assertThat(rows(second).get("removals")).isPositive();
        pass(second);
        assertEmpty(second);
    }

    private static final String PASS_STATE =
            "\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}";

    /** The first step alone, of all that do not go with a map run. */
    private static int removeAll(World world) {
        var all = new HashMap<Integer, List<Long>>();
        for (Aged each :
                new Removals(world.store).page(0, Long.MAX_VALUE, Long.MAX_VALUE - 1, 10_000)) {
            if (!each.isChild()) {
                all.computeIfAbsent(each.partition(), _ -> new ArrayList<>()).add(each.id());
            }
        }
        return world.engine.remove(all, Long.MAX_VALUE);
    }

    @Test
    void an_execution_of_a_great_many_rows_leaves_in_many_units() throws Exception {
        World open = open();
        MachineRevision machine = open.machine("m", PASS);
        open.start(machine, "e", "1");
        long id = new Removals(open.store).page(0, Long.MAX_VALUE, 0, 1).getFirst().id();
        open.store.write(
                sql -> {
                    for (int i = 0; i < 5_000; i++) {
                        var insert =
                                sql.statement(
                                        "INSERT INTO history (execution_id, first_event_id,"
                                            + " last_event_id, next_frame_no, events) VALUES (?, ?,"
                                            + " ?, 1, ?)");
                        insert.setLong(1, id);
                        insert.setLong(2, 1_000 + i);
                        insert.setLong(3, 1_000 + i);
                        insert.setBytes(4, new byte[4_000]);
                        insert.executeUpdate();
                    }
                    return 0;
                });
        open.pass(91 * DAY_MS);
        long unitsBefore = open.store.figures().units();
        assertThat(pass(open)).isEqualTo(1);
        assertEmpty(open);
        // 20 MB in units of 2 MiB
        assertThat(open.store.figures().units() - unitsBefore).isGreaterThan(9);
    }

    @Test
    void a_redrive_and_a_removal_of_one_execution_do_not_mix() throws Exception {
        World open = open();
        ActivityArn activity = open.activity("a");
        MachineRevision work = work(open, activity);
        int count = 300;
        for (int i = 0; i < count; i++) {
            open.start(work, "e" + i, "{}");
            open.engine.taskFailed(open.poll(activity).token(), "E", "why");
        }
        World.await(() -> open.reader.list(work.arn(), ExecutionStatus.RUNNING, null, 1).isEmpty());
        open.pass(DAY_MS + 1);
        var redriven = new ArrayList<Future<Boolean>>();
        var passes = new ArrayList<Future<Integer>>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i : IntStream.range(0, count).toArray()) {
                redriven.add(callers.submit(() -> redrive(open, work, "e" + i)));
                if (i == count / 3) {
                    passes.add(callers.submit(() -> retention(open, 1).pass()));
                }
            }
        }
        var expected = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            if (redriven.get(i).get()) {
                expected.add("e" + i);
            }
        }
        assertThat(passes.getFirst().get()).isBetween(0, count);
        retention(open, 1).pass();
        World after = use(open.crash());
        assertThat(names(after, work)).containsExactlyInAnyOrderElementsOf(expected);
        for (int i = 0; i < expected.size(); i++) {
            after.engine.taskSucceeded(after.poll(activity).token(), Payload.EMPTY_OBJECT);
        }
        for (String name : expected) {
            assertThat(after.awaitEnd(work, name).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(after.history(work, name)).hasSize(12);
        }
        after.pass(DAY_MS + 1);
        retention(after, 1).pass();
        assertEmpty(after);
    }

    /** Whether it was there. */
    private static boolean redrive(World world, MachineRevision machine, String name) {
        try {
            world.engine.redriveExecution(
                    new RedriveExecution(machine.arn().execution(name), null, false));
            return true;
        } catch (ExecutionDoesNotExist e) {
            return false;
        }
    }

    @Test
    void a_store_with_constant_turnover_stops_growing() throws Exception {
        // PostgreSQL uses space again once its own vacuum has been there, whenever that is.
        assumeFalse(AnyStore.isPostgres());
        World open = use(World.in(folder.resolve("data"), Options.defaults()));
        MachineRevision machine = open.machine("m", PASS);
        var pages = new ArrayList<Long>();
        for (int day = 0; day < 12; day++) {
            for (int i = 0; i < 100; i++) {
                open.start(machine, "day" + day + "-" + i, LARGE);
            }
            open.pass(DAY_MS);
            retention(open, 2).pass();
            pages.add(pages(open));
        }
        assertThat(pages.getLast()).as("%s", pages).isLessThanOrEqualTo(pages.get(4) * 105 / 100);
    }

    private static long pages(World world) {
        return world.store.read(
                sql -> {
                    try (var rows = sql.statement("PRAGMA page_count").executeQuery()) {
                        rows.next();
                        return rows.getLong(1);
                    }
                });
    }

    @Test
    void a_removal_asks_nothing_of_a_partition_that_does_not_hold_the_execution() {
        World open = open();
        MachineRevision machine = open.machine("m", PASS);
        open.start(machine, "e", "1");
        var each = new Removals(open.store).page(0, Long.MAX_VALUE, 0, 1).getFirst();
        int other = (each.partition() + 1) % open.store.partitionCount();
        assertThat(open.engine.remove(Map.of(other, List.of(each.id())), Long.MAX_VALUE)).isZero();
        assertThat(names(open, machine)).containsExactly("e");
    }
}
