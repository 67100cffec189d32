package gantry.workflows.node;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class FlightRecordingTest {
    @TempDir Path folder;

    @Test
    void a_turn_is_an_event_with_what_it_came_to() throws Exception {
        Path file = folder.resolve("recording.jfr");
        try (var recording = new Recording();
                var world = World.in(folder.resolve("data"))) {
            var machine = world.machine("pass", DurableRoadTest.PASS);
            recording.enable("gantry.Turn");
            recording.start();
            world.start(machine, "e", "{}");
            recording.stop();
            recording.dump(file);
        }

        assertThat(RecordingFile.readAllEvents(file))
                .filteredOn(event -> event.getEventType().getName().equals("gantry.Turn"))
                .anySatisfy(
                        event -> {
                            assertThat(event.getInt("commands")).isEqualTo(1);
                            assertThat(event.getInt("transitions")).isEqualTo(1);
                            assertThat(event.getInt("ended")).isEqualTo(1);
                            assertThat(event.getLong("bytes")).isPositive();
                        });
    }
}
