package gantry.workflows.executionlog;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.logs.store.LogGroups;
import gantry.logs.store.LogStream;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** To which streams executions log. */
class ExecutionLogStreamsTest {
    private static final LogSettings ALL = new LogSettings(LogLevel.ALL, false, "group");
    private static final HistoryEvent STARTED =
            new HistoryEvent(1, 0, HistoryEventType.EXECUTION_STARTED, 1, null);

    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-31T23:59:30Z");
    private int periods;
    private final ExecutionLog log = new ExecutionLog(new Asked(), null, () -> now, this::nextId);

    private UUID nextId() {
        periods++;
        return new UUID(0, periods);
    }

    private void append(String machine) {
        log.append(ALL, machine, "arn", 0, List.of(STARTED));
    }

    @Test
    void a_machine_logs_to_its_own_stream_and_to_another_after_a_day() {
        append("a");
        append("b");
        now = now.plus(Duration.ofHours(23));
        append("a");
        now = now.plus(Duration.ofHours(1));
        append("a");
        assertThat(asked)
                .containsExactly(
                        "states/a/2026-01-31-23-59/00000001",
                        "states/b/2026-01-31-23-59/00000001",
                        "states/a/2026-01-31-23-59/00000001",
                        "states/a/2026-02-01-23-59/00000002");
    }

    @Test
    void nothing_is_kept_for_a_machine() {
        for (int i = 0; i < 1_000; i++) {
            append("m" + i);
        }
        assertThat(periods).isEqualTo(1);
    }

    /** A group whose streams take everything. */
    private final class Asked implements LogGroups {
        @Override
        public boolean exists(String group) {
            return true;
        }

        @Override
        public LogStream stream(String group, String stream) {
            asked.add(stream);
            return new Taking(stream);
        }

        @Override
        public @Nullable LogStream findStream(String group, String stream) {
            return stream(group, stream);
        }
    }

    private record Taking(String name) implements LogStream {
        @Override
        public void append(long timestampMs, int weight, Supplier<String> message) {}
    }
}
