package gantry.store;

import static gantry.store.TestStore.batch;
import static gantry.store.TestStore.failing;
import static gantry.store.TestStore.noteUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class GroupCommitTest {
    @TempDir Path path;
    TestStore test;

    @BeforeEach
    void open() {
        test = TestStore.open(path.resolve("data"));
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void a_committed_batch_is_what_the_next_read_sees() {
        var opened = test.store.openPartition(7);
        assertThat(test.commit(batch(opened, 1, "a")).join()).isEqualTo("committed");
        assertThat(test.notes()).containsExactly("7/1 a");
    }

    @Test
    void what_waits_is_one_transaction_and_keeps_its_order() {
        var three = test.store.openPartition(3);
        var five = test.store.openPartition(5);
        var before = test.store.figures();

        var release = test.holdWriter();
        var heard = new ArrayList<String>();
        var outcomes =
                List.of(
                        test.commit(batch(three, 1, "a")).thenAccept(o -> heard.add("3/1 " + o)),
                        test.commit(batch(five, 1, "b")).thenAccept(o -> heard.add("5/1 " + o)),
                        test.commit(batch(three, 2, "c")).thenAccept(o -> heard.add("3/2 " + o)));
        release.run();
        outcomes.forEach(outcome -> outcome.join());

        assertThat(test.notes()).containsExactly("3/1 a", "5/1 b", "3/2 c");
        assertThat(heard).containsExactly("3/1 committed", "5/1 committed", "3/2 committed");
        // The one that held the writer, and one for the three that waited meanwhile.
        assertThat(test.store.figures().commits() - before.commits()).isEqualTo(2);
        assertThat(test.store.figures().batches()).isEqualTo(3);
    }

    @Test
    void a_batch_that_throws_takes_its_whole_transaction_with_it() {
        var three = test.store.openPartition(3);
        var five = test.store.openPartition(5);

        var release = test.holdWriter();
        var good = test.commit(batch(three, 1, "a"));
        var bad = test.commit(failing(five, 1));
        var behind = test.commit(batch(three, 2, "b"));
        release.run();

        assertThat(bad.join()).isEqualTo("FAILED");
        assertThat(good.join()).isEqualTo("ROLLED_BACK");
        assertThat(behind.join()).isEqualTo("ROLLED_BACK");
        assertThat(test.notes()).isEmpty();
        assertThat(test.fatal).isEmpty();
    }

    @Test
    void a_partition_that_was_rolled_back_is_refused_until_it_is_opened_again() {
        var three = test.store.openPartition(3);
        assertThat(test.commit(failing(three, 1)).join()).isEqualTo("FAILED");
        assertThat(test.commit(batch(three, 1, "again")).join()).isEqualTo("FAILED");

        var reopened = test.store.openPartition(3);
        assertThat(reopened.epoch()).isEqualTo(three.epoch() + 1);
        assertThat(reopened.lastBatchNumber()).isEqualTo(three.lastBatchNumber());
        assertThat(test.commit(batch(reopened, 1, "a")).join()).isEqualTo("committed");
        assertThat(test.notes()).containsExactly("3/1 a");
    }

    @Test
    void partitions_outside_the_failed_transaction_go_on() {
        var three = test.store.openPartition(3);
        var five = test.store.openPartition(5);
        assertThat(test.commit(failing(three, 1)).join()).isEqualTo("FAILED");
        assertThat(test.commit(batch(five, 1, "a")).join()).isEqualTo("committed");
    }

    @Test
    void what_a_failed_batch_had_added_is_not_written_by_the_next() {
        var three = test.store.openPartition(3);
        var five = test.store.openPartition(5);
        var added = batch(three, 1, "left behind");
        var throwing =
                new Batch() {
                    @Override
                    public int partition() {
                        return added.partition();
                    }

                    @Override
                    public long epoch() {
                        return added.epoch();
                    }

                    @Override
                    public long number() {
                        return added.number();
                    }

                    @Override
                    public long clockMs() {
                        return added.clockMs();
                    }

                    @Override
                    public int rows() {
                        return 1;
                    }

                    @Override
                    public long bytes() {
                        return 1;
                    }

                    @Override
                    public void write(BatchConnection connection) throws java.sql.SQLException {
                        added.write(connection);
                        throw new IllegalStateException("broken batch");
                    }
                };
        assertThat(test.commit(throwing).join()).isEqualTo("FAILED");
        assertThat(test.commit(batch(five, 1, "a")).join()).isEqualTo("committed");
        assertThat(test.notes()).containsExactly("5/1 a");
    }

    @Test
    void a_listener_that_throws_harms_nobody_else() {
        var three = test.store.openPartition(3);
        test.store.commit(
                batch(three, 1, "a"),
                new CommitListener() {
                    @Override
                    public void committed() {
                        throw new IllegalStateException("broken listener");
                    }

                    @Override
                    public void rolledBack(StoreException cause) {}
                });
        assertThat(test.commit(batch(three, 2, "b")).join()).isEqualTo("committed");
    }

    @Test
    void a_listener_may_not_call_the_store() {
        var three = test.store.openPartition(3);
        var refusal = new java.util.concurrent.CompletableFuture<String>();
        test.store.commit(
                batch(three, 1, "a"),
                new CommitListener() {
                    @Override
                    public void committed() {
                        try {
                            test.store.write(noteUnit("b"));
                        } catch (IllegalStateException e) {
                            refusal.complete(e.getMessage());
                        }
                    }

                    @Override
                    public void rolledBack(StoreException cause) {}
                });
        assertThat(refusal.join()).contains("must not call the store");
    }

    @Test
    void a_closed_store_refuses() {
        var three = test.store.openPartition(3);
        test.store.close();
        assertThatThrownBy(() -> test.commit(batch(three, 1, "a")))
                .hasMessage("The store is closed.");
        assertThatThrownBy(() -> test.store.write(noteUnit("a")))
                .hasMessage("The store is closed.");
        assertThatThrownBy(() -> test.notes()).hasMessage("The store is closed.");
    }
}
