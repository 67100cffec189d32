package gantry.workflows.node;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.JsonLimits;
import gantry.json.Payload;
import gantry.states.interpreter.ExecutionStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** What map runs do at the same time. */
class MapRunRacesTest {
    private static final int MAP_RUNS = 300;

    @TempDir private Path folder;

    /** Each begins its next task while the thread of the one before still ends. */
    @Test
    void many_short_map_runs_all_end() {
        var options = World.Options.defaults().with(new NumberedItems(1));
        try (var world = World.in(folder.resolve("data"), options)) {
            var machine =
                    world.machine(
                            "m",
                            MapRunTest.map(
                                    "STANDARD",
                                    """
                                    "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
                                      "ReaderConfig": {"InputType": "JSON"},
                                      "Parameters": {"Bucket": "b", "Key": "k"}},\
                                    """,
                                    """
                                    "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}\
                                    """));
            for (int i = 0; i < MAP_RUNS; i++) {
                world.start(machine, "e" + i, "{}");
            }
            for (int i = 0; i < MAP_RUNS; i++) {
                assertThat(world.awaitEnd(machine, "e" + i).status())
                        .isEqualTo(ExecutionStatus.SUCCEEDED);
            }
        }
    }

    /** Each item is more work than a turn has. */
    @Test
    void items_whose_inputs_are_much_work_begin_over_many_turns() {
        try (var world = World.in(folder.resolve("data"))) {
            var machine =
                    world.machine(
                            "m",
                            MapRunTest.map(
                                    "STANDARD",
                                    """
                                    "QueryLanguage": "JSONata",
                                    "ItemBatcher": {"MaxItemsPerBatch": 3},
                                    "ItemSelector": "{% $sum([1..300000].($ * 0)) %}",\
                                    """,
                                    """
                                    "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}\
                                    """));
            world.start(machine, "e", "[1, 2, 3, 4, 5, 6, 7]");
            var end = world.awaitEnd(machine, "e");
            assertThat(end.output())
                    .as("%s %s", end.error(), end.cause())
                    .isEqualTo(
                            Payload.parse(
                                    """
                                    [{"Items":[0,0,0]},{"Items":[0,0,0]},{"Items":[0]}]\
                                    """,
                                    JsonLimits.PAYLOAD));
        }
    }
}
