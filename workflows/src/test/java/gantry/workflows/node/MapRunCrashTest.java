package gantry.workflows.node;

import static gantry.workflows.node.World.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import gantry.json.Payload;
import gantry.states.interpreter.ExecutionStatus;
import gantry.store.SqlConnection;
import gantry.store.StoreException;
import gantry.store.testing.AnyStore;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.engine.ActivityTask;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.MapRunDetails;
import gantry.workflows.engine.RedriveExecution;
import gantry.workflows.engine.UpdateMapRun;
import gantry.workflows.maprun.MapRun;
import gantry.workflows.maprun.MapRunStatus;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Crashes and failing commits in a map run: each item's child begins once, the counts are right.
 */
class MapRunCrashTest {
    private static final int ITEMS = 3_000;

    @TempDir private Path folder;
    private World world;

    @BeforeEach
    void open() {
        world = World.in(folder.resolve("data"), options());
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "EXPRESS"})
    void crashes_while_items_begin_and_end_leave_each_with_one_child(String type) {
        // There the engine of before waits for its commits, of which nobody hears any more.
        assumeFalse(AnyStore.isPostgres());
        var machine =
                world.machine("m", MapRunTest.map(type, MapRunTest.READER, MapRunTest.NOTHING));
        world.start(machine, "e", "{}");
        for (int crash = 1; crash <= 4; crash++) {
            long atLeast = crash * (ITEMS / 6L);
            await(() -> progress(machine) >= atLeast || hasEnded(machine));
            world = world.crash();
        }
        checkAllSucceeded(machine);
    }

    @ParameterizedTest
    @CsvSource({"STANDARD, executions", "STANDARD, map_runs", "EXPRESS, executions"})
    void commits_that_fail_leave_each_item_with_one_child(String type, String table) {
        var machine =
                world.machine("m", MapRunTest.map(type, MapRunTest.READER, MapRunTest.NOTHING));
        world.store.write(sql -> arm(sql, table));
        world.start(machine, "e", "{}");
        for (int fault = 1; fault <= 5; fault++) {
            long atLeast = fault * (ITEMS / 8L);
            await(() -> isAtLeast(machine, atLeast));
            set(true);
            set(false);
        }
        checkAllSucceeded(machine);
    }

    private static World.Options options() {
        return World.Options.defaults().with(new NumberedItems(ITEMS));
    }

    /** While it is set, no row of the table can be written. */
    private static int arm(SqlConnection sql, String table) throws SQLException {
        sql.statement("CREATE TABLE fault (is_set INTEGER NOT NULL)").execute();
        sql.statement("INSERT INTO fault (is_set) VALUES (0)").execute();
        if (AnyStore.isPostgres()) {
            sql.statement(RAISE_ON_POSTGRESQL).execute();
        }
        String trigger = AnyStore.isPostgres() ? TRIGGER_ON_POSTGRESQL : TRIGGER_ON_SQLITE;
        for (String event : List.of("INSERT", "UPDATE")) {
            sql.statement(trigger.formatted(event, table)).execute();
        }
        return 0;
    }

    private static final String TRIGGER_ON_SQLITE =
            """
            CREATE TRIGGER fault_%1$s BEFORE %1$s ON %2$s
            WHEN (SELECT is_set FROM fault) = 1
            BEGIN SELECT RAISE(ABORT, 'a fault of the test'); END\
            """;

    private static final String TRIGGER_ON_POSTGRESQL =
            """
            CREATE TRIGGER fault_%1$s BEFORE %1$s ON %2$s
            FOR EACH ROW EXECUTE FUNCTION fault_now()\
            """;

    private static final String RAISE_ON_POSTGRESQL =
            """
            CREATE FUNCTION fault_now() RETURNS trigger LANGUAGE plpgsql AS '
            BEGIN
                IF (SELECT is_set FROM fault) = 1 THEN
                    RAISE EXCEPTION ''a fault of the test'';
                END IF;
                RETURN NEW;
            END'\
            """;

    private void set(boolean isSet) {
        await(
                () -> {
                    try {
                        return world.store.write(
                                        sql ->
                                                sql.statement(
                                                                "UPDATE fault SET is_set = "
                                                                        + (isSet ? 1 : 0))
                                                        .executeUpdate())
                                == 1;
                    } catch (StoreException e) {
                        return false; // the transaction that it shared was the one that failed
                    }
                });
    }

    private long progress(MachineRevision machine) {
        var runs = world.mapRuns.list(machine.arn().execution("e"), Long.MAX_VALUE, 1);
        return runs == null || runs.isEmpty()
                ? 0
                : world.mapRuns.require(runs.getFirst().arn()).run().items().succeeded();
    }

    /** Time passes: a partition that could not commit tries again after some. */
    private boolean isAtLeast(MachineRevision machine, long succeeded) {
        world.pass(10);
        return progress(machine) >= succeeded || hasEnded(machine);
    }

    private boolean hasEnded(MachineRevision machine) {
        return world.describe(machine, "e").status() != ExecutionStatus.RUNNING;
    }

    private void checkAllSucceeded(MachineRevision machine) {
        await(() -> isAtLeast(machine, Long.MAX_VALUE));
        var end = world.describe(machine, "e");
        assertThat(end.status())
                .as("%s %s", end.error(), end.cause())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        MapRun run = MapRunTest.describe(world, machine, "e").run();
        assertThat(run.status()).isEqualTo(MapRunStatus.SUCCEEDED);
        assertThat(run.items().succeeded()).isEqualTo(ITEMS);
        assertThat(run.executions().succeeded()).isEqualTo(ITEMS);
        assertThat(children(world, "COUNT(*)")).isEqualTo(ITEMS);
        assertThat(children(world, "COUNT(DISTINCT first_item)")).isEqualTo(ITEMS);
        assertThat(children(world, "SUM(CASE status WHEN 'SUCCEEDED' THEN 1 ELSE 0 END)"))
                .isEqualTo(ITEMS);
        assertThat(world.store.<Long>read(sql -> number(sql, "COUNT(*)", "express_journal")))
                .isZero();
    }

    private static long children(World world, String what) {
        return world.store.read(
                sql -> number(sql, what, "executions WHERE map_run_id IS NOT NULL"));
    }

    private static long number(SqlConnection sql, String what, String from) throws SQLException {
        try (var rows = sql.statement("SELECT " + what + " FROM " + from).executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    // Step by step

    /** What the steps act on; the world is another one after a crash. */
    private static final class Scene {
        private World world;
        private final ActivityArn activity;
        private final MachineRevision machine;
        private final List<String> tokens = new ArrayList<>();

        Scene(World world) {
            this.world = world;
            activity = world.activity("a");
            String task =
                    """
                    "StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "%s", "End": true}}\
                    """
                            .formatted(activity);
            String fields = "\"MaxConcurrency\": 2, \"ToleratedFailureCount\": 1,";
            machine = world.machine("m", MapRunTest.map("STANDARD", fields, task));
        }

        void take() {
            ActivityTask task = world.poll(activity);
            tokens.add(task.token());
        }

        void succeed() {
            world.engine.taskSucceeded(tokens.removeFirst(), Payload.of("done"));
        }

        void fail() {
            world.engine.taskFailed(tokens.removeFirst(), "E", "why");
        }

        void update() {
            world.engine.updateMapRun(
                    new UpdateMapRun(MapRunTest.mapRun(world, machine, "e"), 3L, null, null));
        }

        void awaitFailure() {
            await(() -> world.describe(machine, "e").status() == ExecutionStatus.FAILED);
            tokens.clear();
        }

        void redrive() {
            world.engine.redriveExecution(
                    new RedriveExecution(machine.arn().execution("e"), "token", false));
        }

        String end() {
            await(() -> world.describe(machine, "e").status() == ExecutionStatus.SUCCEEDED);
            MapRunDetails details = MapRunTest.describe(world, machine, "e");
            return world.history(machine, "e")
                    + " "
                    + details.run().items()
                    + " "
                    + details.run().executions()
                    + " "
                    + details.run().redrives().count()
                    + " "
                    + children(world, "COUNT(*)")
                    + " of "
                    + children(world, "COUNT(DISTINCT first_item)");
        }
    }

    private static final List<Consumer<Scene>> STEPS =
            List.of(
                    scene -> scene.world.start(scene.machine, "e", MapRunTest.items(6)),
                    Scene::take,
                    Scene::take,
                    Scene::succeed,
                    Scene::fail,
                    Scene::take,
                    Scene::update,
                    Scene::take,
                    Scene::fail,
                    Scene::awaitFailure,
                    Scene::redrive,
                    Scene::take,
                    Scene::succeed,
                    Scene::take,
                    Scene::succeed,
                    Scene::take,
                    Scene::succeed,
                    Scene::take,
                    Scene::succeed,
                    Scene::take,
                    Scene::succeed);

    @Test
    void a_crash_between_any_two_steps_of_a_map_run_that_is_redriven_changes_nothing() {
        String expected = run(STEPS.size());
        assertThat(expected).contains("6 of 6");
        for (int crashAfter = 0; crashAfter < STEPS.size(); crashAfter++) {
            assertThat(run(crashAfter)).as("crash after step %d", crashAfter).isEqualTo(expected);
        }
    }

    private String run(int crashAfter) {
        var scene = new Scene(World.in(folder.resolve("data-" + crashAfter)));
        try {
            for (int i = 0; i < STEPS.size(); i++) {
                STEPS.get(i).accept(scene);
                if (i == crashAfter) {
                    scene.world = scene.world.crash();
                }
            }
            return scene.end();
        } finally {
            scene.world.close();
        }
    }
}
