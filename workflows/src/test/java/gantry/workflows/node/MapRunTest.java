package gantry.workflows.node;

import static gantry.workflows.node.World.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.Payload;
import gantry.operations.ValidationException;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.HistoryEventType;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.arn.MapRunArn;
import gantry.workflows.engine.ChildFilter;
import gantry.workflows.engine.ExecutionDetails;
import gantry.workflows.engine.ExecutionSummary;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.MapRunDetails;
import gantry.workflows.engine.RedriveExecution;
import gantry.workflows.engine.UpdateMapRun;
import gantry.workflows.maprun.MapRun;
import gantry.workflows.maprun.MapRunStatus;
import gantry.workflows.store.PartitionOf;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Distributed Maps through the engine on a real store. */
class MapRunTest {
    private static final ChildFilter ALL = new ChildFilter(null, false, null);

    @TempDir private Path folder;
    private World world;

    @BeforeEach
    void open() {
        world = World.in(folder.resolve("data"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    static String map(String executionType, String fields, String states) {
        return """
        {"StartAt": "M", "States": {"M": {"Type": "Map", "Label": "rows", %s "End": true,
          "ItemProcessor": {
            "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "%s"},
            %s}}}}\
        """
                .formatted(fields, executionType, states);
    }

    private static final String PASS =
            """
            "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}\
            """;

    static String items(int count) {
        return Json.print(JsonArray.copyOf(IntStream.range(0, count).boxed().toList()));
    }

    static MapRunArn mapRun(World world, MachineRevision machine, String execution) {
        var runs = world.mapRuns.list(machine.arn().execution(execution), Long.MAX_VALUE, 10);
        if (runs == null || runs.isEmpty()) {
            throw new AssertionError("No map run");
        }
        return runs.getFirst().arn();
    }

    static MapRunDetails describe(World world, MachineRevision machine, String execution) {
        return world.mapRuns.require(mapRun(world, machine, execution));
    }

    private List<ExecutionSummary> children(MapRunArn arn) {
        return world.mapRuns.children(arn, ALL, null, 10_000);
    }

    @Test
    void each_item_of_an_array_is_a_child_and_the_outputs_are_the_result_in_order() {
        var machine = world.machine("m", map("STANDARD", "", PASS));
        world.start(machine, "e", items(1_000));
        var end = world.awaitEnd(machine, "e");
        assertThat(end.status())
                .as("%s %s", end.error(), end.cause())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(text(end)).isEqualTo(items(1_000));
        MapRunDetails details = describe(world, machine, "e");
        assertThat(details.run().status()).isEqualTo(MapRunStatus.SUCCEEDED);
        assertThat(details.run().items().succeeded()).isEqualTo(1_000);
        assertThat(children(details.arn()))
                .hasSize(1_000)
                .allSatisfy(
                        child -> assertThat(child.status()).isEqualTo(ExecutionStatus.SUCCEEDED))
                .allSatisfy(
                        child ->
                                assertThat(PartitionOf.execution(child.arn(), 64))
                                        .isEqualTo(PartitionOf.execution(end.arn(), 64)));
    }

    @Test
    void express_children_come_to_the_same() {
        var machine = world.machine("m", map("EXPRESS", "", PASS));
        world.start(machine, "e", items(300));
        var end = world.awaitEnd(machine, "e");
        assertThat(end.status())
                .as("%s %s", end.error(), end.cause())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(text(end)).isEqualTo(items(300));
        assertThat(children(mapRun(world, machine, "e")))
                .hasSize(300)
                .allSatisfy(child -> assertThat(child.arn().isExpress()).isTrue());
    }

    // Bounds

    private static String activity(ActivityArn activity) {
        return """
        "StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "%s", "End": true}}\
        """
                .formatted(activity);
    }

    @Test
    void no_more_children_are_open_than_MaxConcurrency_says() {
        var activity = world.activity("a");
        var machine =
                world.machine("m", map("STANDARD", "\"MaxConcurrency\": 2,", activity(activity)));
        world.start(machine, "e", items(5));
        for (int i = 0; i < 5; i++) {
            String token = world.poll(activity).token();
            MapRun run = describe(world, machine, "e").run();
            assertThat(run.executions().running()).isLessThanOrEqualTo(2);
            assertThat(run.pendingItems() + run.items().begun()).isEqualTo(5);
            world.engine.taskSucceeded(token, Payload.of(i));
        }
        assertThat(world.awaitEnd(machine, "e").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(describe(world, machine, "e").run().settings().maxConcurrency()).isEqualTo(2);
    }

    @Test
    void a_raised_concurrency_starts_more_at_once() {
        var activity = world.activity("a");
        var machine =
                world.machine("m", map("STANDARD", "\"MaxConcurrency\": 1,", activity(activity)));
        world.start(machine, "e", items(3));
        world.poll(activity);
        world.engine.updateMapRun(new UpdateMapRun(mapRun(world, machine, "e"), 3L, null, null));
        world.poll(activity);
        world.poll(activity);
        assertThat(describe(world, machine, "e").run().executions().running()).isEqualTo(3);
    }

    @Test
    void a_map_run_that_is_over_cannot_be_updated() {
        var machine = world.machine("m", map("STANDARD", "", PASS));
        world.start(machine, "e", items(1));
        world.awaitEnd(machine, "e");
        var update = new UpdateMapRun(mapRun(world, machine, "e"), 1L, null, null);
        assertThatThrownBy(() -> world.engine.updateMapRun(update))
                .isInstanceOf(ValidationException.class);
    }

    // Failures

    @Test
    void too_many_failures_abort_the_open_children_and_fail_the_state() {
        var activity = world.activity("a");
        var machine =
                world.machine(
                        "m",
                        map(
                                "STANDARD",
                                "\"MaxConcurrency\": 3, \"ToleratedFailureCount\": 1,",
                                activity(activity)));
        world.start(machine, "e", items(6));
        for (int i = 0; i < 2; i++) {
            world.engine.taskFailed(world.poll(activity).token(), "E", "why");
        }
        var end = world.awaitEnd(machine, "e");
        assertThat(end.error()).isEqualTo("States.ExceedToleratedFailureThreshold");
        assertThat(end.cause()).isEqualTo("The specified tolerated failure threshold was exceeded");
        MapRunDetails details = describe(world, machine, "e");
        MapRun run = details.run();
        assertThat(run.status()).isEqualTo(MapRunStatus.FAILED);
        assertThat(run.items().failed()).isEqualTo(2);
        assertThat(run.items().aborted()).isEqualTo(2);
        assertThat(run.pendingItems()).isEqualTo(2);
        var aborted =
                children(details.arn()).stream()
                        .filter(child -> child.status() == ExecutionStatus.ABORTED)
                        .toList();
        assertThat(aborted).hasSize(2);
        assertThat(world.reader.require(aborted.getFirst().arn()).cause())
                .isEqualTo(
                        "The map run execution ["
                                + details.arn()
                                + "] which was managing this resource was aborted");
    }

    @Test
    void stopping_a_child_counts_against_the_tolerance() {
        var activity = world.activity("a");
        var machine = world.machine("m", map("STANDARD", "", activity(activity)));
        world.start(machine, "e", items(2));
        world.poll(activity);
        var child = children(mapRun(world, machine, "e")).getFirst();
        world.engine.stopExecution(child.arn(), "Mine", "enough");
        assertThat(world.awaitEnd(machine, "e").error())
                .isEqualTo("States.ExceedToleratedFailureThreshold");
        assertThat(describe(world, machine, "e").run().items().aborted()).isEqualTo(2);
    }

    @Test
    void stopping_the_execution_aborts_its_map_run_and_all_children() {
        var activity = world.activity("a");
        var machine = world.machine("m", map("STANDARD", "", activity(activity)));
        world.start(machine, "e", items(700));
        world.poll(activity);
        world.engine.stopExecution(machine.arn().execution("e"), null, null);
        await(() -> describe(world, machine, "e").run().status() == MapRunStatus.ABORTED);
        MapRunDetails details = describe(world, machine, "e");
        assertThat(children(details.arn()))
                .hasSize((int) details.run().items().aborted())
                .allSatisfy(child -> assertThat(child.status()).isEqualTo(ExecutionStatus.ABORTED));
        assertThat(details.run().executions().running()).isZero();
    }

    @Test
    void outputs_that_are_too_large_together_fail_the_state() {
        String large =
                """
                "StartAt": "P", "States": {"P": {"Type": "Pass", "Result": "%s", "End": true}}\
                """
                        .formatted("x".repeat(1_000));
        var machine = world.machine("m", map("STANDARD", "", large));
        world.start(machine, "e", items(300));
        assertThat(world.awaitEnd(machine, "e").error()).isEqualTo("States.DataLimitExceeded");
        assertThat(describe(world, machine, "e").run().status()).isEqualTo(MapRunStatus.FAILED);
    }

    // Batches

    @Test
    void batches_are_children_with_several_items() {
        String fields = "\"ItemBatcher\": {\"MaxItemsPerBatch\": 4},";
        var machine = world.machine("m", map("STANDARD", fields, PASS));
        world.start(machine, "e", items(10));
        var end = world.awaitEnd(machine, "e");
        assertThat(text(end))
                .isEqualTo("[{\"Items\":[0,1,2,3]},{\"Items\":[4,5,6,7]},{\"Items\":[8,9]}]");
        MapRun run = describe(world, machine, "e").run();
        assertThat(run.items().succeeded()).isEqualTo(10);
        assertThat(run.executions().succeeded()).isEqualTo(3);
        assertThat(children(mapRun(world, machine, "e")))
                .extracting(child -> Objects.requireNonNull(child.child()).itemCount())
                .containsExactly(2, 4, 4);
    }

    // Redrive

    @Test
    void a_redrive_runs_what_did_not_succeed_again_and_goes_on() {
        var activity = world.activity("a");
        var machine =
                world.machine("m", map("STANDARD", "\"MaxConcurrency\": 2,", activity(activity)));
        world.start(machine, "e", items(4));
        world.engine.taskSucceeded(world.poll(activity).token(), Payload.of("first"));
        world.engine.taskFailed(world.poll(activity).token(), "E", null);
        world.awaitEnd(machine, "e");
        MapRunArn arn = mapRun(world, machine, "e");
        world.engine.redriveExecution(
                new RedriveExecution(machine.arn().execution("e"), null, false));
        int left = 3;
        while (left-- > 0) {
            world.engine.taskSucceeded(world.poll(activity).token(), Payload.of("again"));
        }
        await(() -> world.describe(machine, "e").status() == ExecutionStatus.SUCCEEDED);
        assertThat(text(world.describe(machine, "e")))
                .isEqualTo("[\"first\",\"again\",\"again\",\"again\"]");
        MapRunDetails details = describe(world, machine, "e");
        assertThat(details.arn()).isEqualTo(arn);
        assertThat(details.run().status()).isEqualTo(MapRunStatus.SUCCEEDED);
        assertThat(details.run().redrives().count()).isEqualTo(1);
        assertThat(details.run().items().succeeded()).isEqualTo(4);
        assertThat(world.history(machine, "e")).contains(HistoryEventType.MAP_RUN_REDRIVEN);
        var filter = new ChildFilter(null, false, true);
        assertThat(world.mapRuns.children(arn, filter, null, 10)).hasSize(2);
    }

    @Test
    void children_that_wait_to_run_again_are_counted() {
        var activity = world.activity("a");
        String fields = "\"MaxConcurrency\": 1, \"ToleratedFailureCount\": 1,";
        var machine = world.machine("m", map("STANDARD", fields, activity(activity)));
        world.start(machine, "e", items(3));
        world.engine.taskFailed(world.poll(activity).token(), "E", null);
        world.engine.taskFailed(world.poll(activity).token(), "E", null);
        world.awaitEnd(machine, "e");
        world.engine.redriveExecution(
                new RedriveExecution(machine.arn().execution("e"), null, false));
        String first = world.poll(activity).token();
        await(() -> world.engine.gauges().partitions().pendingRedrives() == 1);
        world.engine.taskSucceeded(first, Payload.of("again"));
        for (int i = 0; i < 2; i++) {
            world.engine.taskSucceeded(world.poll(activity).token(), Payload.of("again"));
        }
        await(() -> world.describe(machine, "e").status() == ExecutionStatus.SUCCEEDED);
        await(() -> world.engine.gauges().partitions().pendingRedrives() == 0);
    }

    @Test
    void a_tolerated_failure_is_in_the_result_with_its_metadata() {
        var activity = world.activity("a");
        var machine =
                world.machine(
                        "m", map("STANDARD", "\"ToleratedFailureCount\": 1,", activity(activity)));
        world.start(machine, "e", items(1));
        world.engine.taskFailed(world.poll(activity).token(), "E", "why");
        assertThat(text(world.awaitEnd(machine, "e")))
                .startsWith("[{\"Cause\":\"why\",\"Error\":\"E\",\"ExecutionArn\":")
                .contains("\"Status\":\"FAILED\"");
    }

    @Test
    void a_result_that_is_too_large_names_the_state() {
        String big =
                "\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"Result\": \""
                        + "x".repeat(100_000)
                        + "\", \"End\": true}}";
        var machine = world.machine("m", map("STANDARD", "", big));
        world.start(machine, "e", items(3));
        var end = world.awaitEnd(machine, "e");
        assertThat(end.error()).isEqualTo("States.DataLimitExceeded");
        assertThat(end.cause()).startsWith("The state/task 'M' returned a result with a size");
    }

    @Test
    void a_map_run_that_its_own_step_overtakes_never_begins() {
        var machine =
                world.machine(
                        "m",
                        """
                        {"StartAt": "Both", "States": {
                          "Both": {"Type": "Parallel", "End": true,
                            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C"}],
                            "Branches": [%s,
                              {"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "E"}}}]},
                          "C": {"Type": "Pass", "Result": "caught", "End": true}}}\
                        """
                                .formatted(map("STANDARD", "", PASS)));
        world.start(machine, "e", items(2));
        var end = world.awaitEnd(machine, "e");
        assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(text(end)).isEqualTo("\"caught\"");
        assertThat(world.mapRuns.list(end.arn(), Long.MAX_VALUE, 10)).isEmpty();
    }

    // Stops

    @Test
    void a_stop_while_results_are_written_does_not_fail_the_map_run() {
        var held = new HeldData(4, HeldData.Hold.WRITING);
        reopen(held);
        var machine = world.machine("m", map("STANDARD", READER, NOTHING));
        world.start(machine, "e", "{}");
        goOnAfterAStopOf(machine, held);
    }

    @Test
    void a_stop_while_items_are_counted_does_not_leave_the_rest_out() {
        var held = new HeldData(2_000, HeldData.Hold.COUNTING);
        reopen(held);
        var machine = world.machine("m", map("STANDARD", READER, NOTHING));
        world.start(machine, "e", "{}");
        goOnAfterAStopOf(machine, held);
    }

    private void goOnAfterAStopOf(MachineRevision machine, HeldData held) {
        held.awaitHeld();
        held.letGoWhenInterrupted();
        world = world.stopped();
        assertThat(world.awaitEnd(machine, "e").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        MapRun run = describe(world, machine, "e").run();
        assertThat(run.totalItems()).isEqualTo(held.count());
        assertThat(run.items().succeeded()).isEqualTo(held.count());
    }

    // Readers

    @Test
    void items_that_are_read_begin_page_by_page() {
        reopen(new NumberedItems(2_500));
        var machine = world.machine("m", map("EXPRESS", READER, NOTHING));
        world.start(machine, "e", "{}");
        var end = world.awaitEnd(machine, "e");
        assertThat(end.status())
                .as("%s %s", end.error(), end.cause())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        MapRun run = describe(world, machine, "e").run();
        assertThat(run.totalItems()).isEqualTo(2_500);
        assertThat(run.items().succeeded()).isEqualTo(2_500);
    }

    @Test
    void a_data_set_that_is_not_there_fails_the_map_run() {
        reopen(new InputItems());
        var machine = world.machine("m", map("STANDARD", READER, PASS));
        world.start(machine, "e", "{}");
        assertThat(world.awaitEnd(machine, "e").error()).isEqualTo("States.ItemReaderFailed");
        assertThat(world.history(machine, "e"))
                .contains(HistoryEventType.MAP_RUN_FAILED, HistoryEventType.MAP_STATE_FAILED);
    }

    @Test
    void a_data_set_that_became_shorter_fails_the_map_run() {
        reopen(new NumberedItems(900).thenOnly(700));
        var machine = world.machine("m", map("STANDARD", READER, NOTHING));
        world.start(machine, "e", "{}");
        assertThat(world.awaitEnd(machine, "e").error()).isEqualTo("States.ItemReaderFailed");
    }

    static final String READER =
            """
            "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
              "ReaderConfig": {"InputType": "JSONL"}, "Parameters": {"Bucket": "b", "Key": "k"}},\
            """;

    static final String NOTHING =
            """
            "StartAt": "P", "States": {"P": {"Type": "Pass", "Result": 1, "End": true}}\
            """;

    private void reopen(MapRunData data) {
        world.close();
        world = World.in(folder.resolve("data-of-items"), World.Options.defaults().with(data));
    }

    private static String text(ExecutionDetails execution) {
        return Objects.requireNonNull(execution.output()).text();
    }
}
