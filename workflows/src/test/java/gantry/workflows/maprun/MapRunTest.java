package gantry.workflows.maprun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapRunTest {
    private static final MapRun.Shape STANDARD = new MapRun.Shape(false, 1, false);

    @ParameterizedTest(name = "{0} of {1} items, tolerated {2} and {3} percent: exceeded {4}")
    @CsvSource({
        "0, 10, 0, 0, false",
        "1, 10, 0, 0, true",
        "5, 10, 5, 0, false",
        "6, 10, 5, 0, true",
        "5, 10, 0, 50, false",
        "6, 10, 0, 50, true",
        "333, 1000, 0, 33.3, false",
        "334, 1000, 0, 33.3, true",
        "70, 1000, 0, 7, false",
        "3, 10, 2, 90, true",
        "3, 10, 9, 20, true",
        "10, 10, 0, 100, false",
        "1, 3, 0, 33.3, true",
        "1000000, 3000000, 0, 33.4, false",
    })
    void a_tolerance_is_exact_in_count_and_percentage(
            long failed, long total, long count, double percentage, boolean isExceeded) {
        assertThat(new Settings(0, count, percentage).areExceededBy(failed, total))
                .isEqualTo(isExceeded);
    }

    @Test
    void without_a_bound_ten_thousand_children_may_be_open() {
        MapRun run = started(new Settings(0, 0, 0), 20_000);
        assertThat(run.room()).isEqualTo(10_000);
    }

    @Test
    void a_bound_above_ten_thousand_does_not_count() {
        assertThat(started(new Settings(12_000, 0, 0), 20_000).room()).isEqualTo(10_000);
    }

    @Test
    void a_lower_concurrency_stops_nobody_and_lets_nobody_in() {
        MapRun run = started(new Settings(3, 0, 0), 9).started(1, "").started(1, "").started(1, "");
        MapRun updated = run.updated(new Settings(1, 0, 0), 5);
        assertThat(updated.room()).isZero();
        assertThat(updated.executions().running()).isEqualTo(3);
        assertThat(updated.ended(ChildOutcome.SUCCEEDED, 1, 6).room()).isZero();
    }

    @Test
    void a_lower_tolerance_ends_a_run_that_has_exceeded_it() {
        MapRun run =
                started(new Settings(0, 5, 0), 9)
                        .started(1, "")
                        .started(1, "")
                        .ended(ChildOutcome.FAILED, 1, 4)
                        .ended(ChildOutcome.FAILED, 1, 4);
        MapRun updated = run.updated(new Settings(0, 1, 0), 5);
        assertThat(updated.status()).isEqualTo(MapRunStatus.FAILED);
        assertThat(updated.stoppedAtMs()).isEqualTo(5);
    }

    @Test
    void an_aborted_child_counts_as_failed_against_the_tolerance() {
        MapRun run =
                started(new Settings(0, 0, 0), 9)
                        .started(1, "")
                        .started(1, "")
                        .ended(ChildOutcome.ABORTED, 1, 4);
        assertThat(run.stage()).isEqualTo(Stage.STOPPING);
        assertThat(run.status()).isEqualTo(MapRunStatus.RUNNING);
        assertThat(run.ended(ChildOutcome.ABORTED, 1, 5).status()).isEqualTo(MapRunStatus.FAILED);
    }

    @Test
    void a_data_set_without_items_succeeds_once_its_results_are_written() {
        MapRun run = MapRun.begin(STANDARD, new Settings(0, 0, 0), 0, 1).admitted(2);
        assertThat(run.stage()).isEqualTo(Stage.WRITING);
        assertThat(run.written(3).status()).isEqualTo(MapRunStatus.SUCCEEDED);
    }

    @Test
    void a_batch_counts_its_items_and_one_execution() {
        var shape = new MapRun.Shape(false, 4, false);
        MapRun run = MapRun.begin(shape, new Settings(0, 0, 0), 10, 1).admitted(2);
        assertThat(run.pendingExecutions()).isEqualTo(3);
        MapRun after = run.started(4, "c").ended(ChildOutcome.SUCCEEDED, 4, 3);
        assertThat(after.items().succeeded()).isEqualTo(4);
        assertThat(after.executions().succeeded()).isEqualTo(1);
        assertThat(after.pendingItems()).isEqualTo(6);
        assertThat(after.pendingExecutions()).isEqualTo(2);
    }

    @Test
    void a_redrive_before_the_end_waits_for_it() {
        MapRun run =
                started(new Settings(0, 0, 0), 3)
                        .started(1, "")
                        .started(1, "")
                        .ended(ChildOutcome.FAILED, 1, 4)
                        .redriven(5);
        assertThat(run.stage()).isEqualTo(Stage.STOPPING);
        MapRun again = run.ended(ChildOutcome.ABORTED, 1, 6);
        assertThat(again.stage()).isEqualTo(Stage.QUEUED);
        assertThat(again.redrives().count()).isEqualTo(1);
        assertThat(again.items().toRedrive().sum()).isEqualTo(2);
        assertThat(again.pendingItems()).isEqualTo(1);
    }

    @Test
    void no_more_items_begin_than_there_are() {
        MapRun run = started(new Settings(0, 0, 0), 1).started(1, "");
        assertThatThrownBy(() -> run.started(1, "")).isInstanceOf(IllegalStateException.class);
    }

    private static MapRun started(Settings settings, long total) {
        return MapRun.begin(STANDARD, settings, total, 1).admitted(2);
    }
}
