package gantry.store;

import static gantry.store.TestStore.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.store.testing.Limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class FenceTest {
    @TempDir Path path;

    @Test
    void a_batch_of_an_older_epoch_is_refused_and_closes_nothing() {
        try (var test = TestStore.open(path)) {
            var before = test.store.openPartition(3);
            var after = test.store.openPartition(3);
            assertThat(test.commit(batch(before, 1, "old")).join()).isEqualTo("STALE_EPOCH");
            assertThat(test.commit(batch(after, 1, "new")).join()).isEqualTo("committed");
            assertThat(test.notes()).containsExactly("3/1 new");
            assertThat(test.store.figures().refusals()).isEqualTo(1);
        }
    }

    @Test
    void a_batch_that_another_owner_has_overtaken_in_the_database_is_refused() {
        try (var test = TestStore.open(path)) {
            var opened = test.store.openPartition(3);
            test.store.write(
                    sql ->
                            sql.statement(
                                            "UPDATE partitions SET epoch = epoch + 1 WHERE"
                                                    + " partition_id = 3")
                                    .executeUpdate());
            assertThat(test.commit(batch(opened, 1, "a")).join()).isEqualTo("STALE_EPOCH");
            assertThat(test.notes()).isEmpty();
        }
    }

    @Test
    void a_batch_that_does_not_follow_the_last_one_is_refused_and_so_is_all_behind_it() {
        try (var test = TestStore.open(path)) {
            var opened = test.store.openPartition(3);
            assertThat(test.commit(batch(opened, 2, "gap")).join()).isEqualTo("STALE_EPOCH");
            assertThat(test.commit(batch(opened, 1, "late")).join()).isEqualTo("STALE_EPOCH");
            assertThat(test.notes()).isEmpty();
        }
    }

    @Test
    void a_refused_batch_leaves_the_others_of_its_transaction_alone() {
        try (var test = TestStore.open(path)) {
            var three = test.store.openPartition(3);
            var five = test.store.openPartition(5);
            var release = test.holdWriter();
            var gap = test.commit(batch(three, 2, "gap"));
            var good = test.commit(batch(five, 1, "a"));
            release.run();
            assertThat(gap.join()).isEqualTo("STALE_EPOCH");
            assertThat(good.join()).isEqualTo("committed");
        }
    }

    @Test
    void a_partition_that_was_never_opened_is_refused() {
        try (var test = TestStore.open(path)) {
            var guess = new OpenedPartition(9, 0, 0, 0);
            assertThat(test.commit(batch(guess, 1, "a")).join()).isEqualTo("STALE_EPOCH");
        }
    }

    @Test
    void the_epoch_grows_at_each_start_and_number_and_clock_go_on() {
        try (var test = TestStore.open(path)) {
            var opened = test.store.openAll().get(3);
            assertThat(opened).isEqualTo(new OpenedPartition(3, 1, 0, 0));
            test.commit(batch(opened, 1, "a")).join();
            test.commit(batch(opened, 2, "b")).join();
        }
        try (var test = TestStore.open(path)) {
            assertThat(test.store.openAll().get(3)).isEqualTo(new OpenedPartition(3, 2, 2, 1_002));
        }
    }

    @Test
    void the_number_of_partitions_is_that_of_the_creation() {
        var eight = Limits.partitions(8);
        try (var test = TestStore.open(path, eight)) {
            assertThat(test.store.openAll()).hasSize(8);
        }
        try (var test = TestStore.open(path)) {
            assertThat(test.store.partitionCount()).isEqualTo(8);
            assertThatThrownBy(() -> test.store.openPartition(8))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Partition 8 is not in 0..7");
        }
    }
}
