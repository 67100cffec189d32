package gantry.workflows.figures;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.JsonObject;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;
import gantry.workflows.figures.EngineFigures.OfKind;
import gantry.workflows.figures.EngineFigures.Times;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

class EngineFiguresTest {
    private static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:a";

    private final EngineFigures figures = new EngineFigures();
    private final StepCounts counts = new StepCounts();
    private final TaskTimes times = new TaskTimes();

    private static HistoryEvent event(
            long id,
            long previous,
            HistoryEventType type,
            long atMs,
            @Nullable JsonObject details) {
        return new HistoryEvent(id, previous, type, atMs, details);
    }

    private OfKind kind(TaskKind kind) {
        figures.addStandard(counts);
        return Objects.requireNonNull(figures.kinds().get(kind));
    }

    @Test
    void an_attempt_is_counted_and_timed_as_AWS_divides_it() {
        counts.add(
                List.of(
                        event(2, 0, HistoryEventType.TASK_STATE_ENTERED, 1_000, null),
                        event(
                                3,
                                2,
                                HistoryEventType.ACTIVITY_SCHEDULED,
                                1_000,
                                JsonObject.of("resource", ACTIVITY))),
                times);
        counts.add(List.of(event(4, 3, HistoryEventType.ACTIVITY_STARTED, 4_000, null)), times);
        counts.add(List.of(event(5, 4, HistoryEventType.ACTIVITY_SUCCEEDED, 9_000, null)), times);

        OfKind activities = kind(TaskKind.ACTIVITY);
        assertThat(activities.scheduled()).isEqualTo(1);
        assertThat(activities.started()).isEqualTo(1);
        assertThat(activities.ended(TaskEnd.SUCCEEDED)).isEqualTo(1);
        assertThat(activities.times()).containsOnlyKeys(ACTIVITY);
        Times taken = Objects.requireNonNull(activities.times().get(ACTIVITY));
        assertThat(taken.schedule().sum()).isEqualTo(3_000);
        assertThat(taken.run().sum()).isEqualTo(5_000);
        assertThat(taken.whole().sum()).isEqualTo(8_000);
        assertThat(figures.standard().transitions()).isEqualTo(1);
    }

    @Test
    void a_missed_heartbeat_is_told_from_a_time_out() {
        var heartbeat = JsonObject.of("error", "States.HeartbeatTimeout");
        var timeout = JsonObject.of("error", "States.Timeout");
        counts.add(
                List.of(
                        event(9, 8, HistoryEventType.TASK_TIMED_OUT, 0, heartbeat),
                        event(12, 11, HistoryEventType.TASK_TIMED_OUT, 0, timeout)),
                times);

        OfKind integrations = kind(TaskKind.SERVICE_INTEGRATION);
        assertThat(integrations.ended(TaskEnd.HEARTBEAT_TIMED_OUT)).isEqualTo(1);
        assertThat(integrations.ended(TaskEnd.TIMED_OUT)).isEqualTo(1);
        assertThat(integrations.times()).isEmpty();
    }

    @Test
    void executions_are_counted_by_type_and_by_how_they_ended() {
        counts.started();
        counts.redriven();
        counts.ended(ExecutionStatus.FAILED, 0, 70);
        counts.ended(ExecutionStatus.SUCCEEDED, 1, 80);
        figures.addStandard(counts);

        assertThat(figures.standard().started()).isEqualTo(1);
        assertThat(figures.standard().redriven()).isEqualTo(1);
        assertThat(figures.standard().closed(ExecutionStatus.FAILED)).isEqualTo(1);
        assertThat(figures.standard().closedRedriven(ExecutionStatus.FAILED)).isZero();
        assertThat(figures.standard().closedRedriven(ExecutionStatus.SUCCEEDED)).isEqualTo(1);
        assertThat(figures.standard().times().sum()).isEqualTo(150);
        assertThat(figures.express().started()).isZero();
    }
}
