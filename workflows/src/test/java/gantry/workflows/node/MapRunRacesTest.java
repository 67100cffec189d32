package gantry.workflows.node;

import static org.assertj.core.api.Assertions.assertThat;

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
}
