package gantry.store;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class FlightRecordingTest {
    @TempDir Path folder;

    @Test
    void a_commit_is_an_event_with_its_size() throws Exception {
        Path file = folder.resolve("recording.jfr");
        try (var recording = new Recording();
                var test = TestStore.open(folder.resolve("data"))) {
            recording.enable("gantry.Commit");
            recording.start();
            test.store.write(TestStore.noteUnit("a"));
            recording.stop();
            recording.dump(file);
        }

        var commits =
                RecordingFile.readAllEvents(file).stream()
                        .filter(event -> event.getEventType().getName().equals("gantry.Commit"))
                        .toList();
        assertThat(commits).isNotEmpty();
        assertThat(commits.getLast().getInt("entries")).isEqualTo(1);
        assertThat(commits.getLast().getBoolean("durable")).isTrue();
    }

    @Test
    void commits_are_spread_by_time_and_size() {
        try (var test = TestStore.open(folder.resolve("data"))) {
            var before = test.store.histograms();
            test.store.write(TestStore.noteUnit("a"));
            var after = test.store.histograms();

            assertThat(after.commitNanos().count()).isEqualTo(before.commitNanos().count() + 1);
            assertThat(after.commitEntries().sum()).isEqualTo(before.commitEntries().sum() + 1);
        }
    }
}
