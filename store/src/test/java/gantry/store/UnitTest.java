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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

class UnitTest {
    private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);

    @TempDir Path path;
    TestStore test;

    @BeforeEach
    void open() {
        test = TestStore.open(path);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void what_a_unit_returns_comes_back_once_it_is_committed() {
        assertThat(test.store.write(noteUnit("a"))).isEqualTo("a");
        assertThat(test.notes()).containsExactly("0/0 a");
        assertThat(test.store.figures().units()).isEqualTo(1);
    }

    @Test
    void the_exception_of_a_unit_undoes_that_unit_alone_and_reaches_its_caller() {
        var three = test.store.openPartition(3);
        var release = test.holdWriter();
        var before = test.commit(batch(three, 1, "before"));
        var thrown = new IllegalArgumentException("Already Exists");
        var refused =
                write(
                        sql -> {
                            noteUnit("undone").run(sql);
                            throw thrown;
                        });
        awaitQueued(2);
        var after = test.commit(batch(three, 2, "after"));
        release.run();

        assertThatThrownBy(refused::join).hasCause(thrown);
        assertThat(before.join()).isEqualTo("committed");
        assertThat(after.join()).isEqualTo("committed");
        assertThat(test.notes()).containsExactly("3/1 before", "3/2 after");
    }

    @Test
    void a_unit_sees_what_units_before_it_wrote_in_the_same_transaction() {
        var release = test.holdWriter();
        var first = write(noteUnit("a"));
        awaitQueued(1);
        var second = write(sql -> TestStore.notes(sql).toString());
        awaitQueued(2);
        release.run();
        assertThat(first.join()).isEqualTo("a");
        assertThat(second.join()).isEqualTo("[0/0 a]");
    }

    @Test
    void a_unit_in_a_transaction_that_is_rolled_back_hears_so_whatever_it_had_decided() {
        var three = test.store.openPartition(3);
        var release = test.holdWriter();
        var unit = write(noteUnit("a"));
        awaitQueued(1);
        var refusing =
                write(
                        sql -> {
                            throw new IllegalArgumentException(TestStore.notes(sql).toString());
                        });
        awaitQueued(2);
        var bad = test.commit(failing(three, 1));
        release.run();

        assertThat(bad.join()).isEqualTo("FAILED");
        assertThatThrownBy(unit::join)
                .satisfies(e -> assertThat(problem(e)).isEqualTo("ROLLED_BACK"));
        assertThatThrownBy(refusing::join)
                .satisfies(e -> assertThat(problem(e)).isEqualTo("ROLLED_BACK"));
        assertThat(test.notes()).isEmpty();
    }

    @Test
    void a_statement_that_fails_comes_back_as_a_store_exception_without_the_values() {
        assertThatThrownBy(
                        () ->
                                test.store.write(
                                        sql -> {
                                            var insert =
                                                    sql.statement(
                                                            "INSERT INTO store_facts (name, fact)"
                                                                + " VALUES ('partition_count', ?)");
                                            insert.setString(1, "secret");
                                            return insert.executeUpdate();
                                        }))
                .isInstanceOf(StoreException.class)
                .hasMessage("A statement failed on the database.")
                .hasMessageNotContaining("secret");
        assertThat(test.store.write(noteUnit("a"))).isEqualTo("a");
    }

    @Test
    void a_stack_overflow_in_a_unit_is_that_unit_s_own() {
        assertThatThrownBy(
                        () ->
                                test.store.write(
                                        _ -> {
                                            throw new StackOverflowError();
                                        }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(test.store.write(noteUnit("a"))).isEqualTo("a");
        assertThat(test.fatal).isEmpty();
    }

    @Test
    void rows_that_a_unit_added_and_did_not_execute_are_not_written_by_the_next() {
        var insert = "INSERT INTO notes (partition_id, batch_no, note) VALUES (1, 1, '')";
        test.store.write(
                sql -> {
                    sql.statement(insert).addBatch();
                    return "forgot to execute";
                });
        test.store.write(sql -> sql.statement(insert).executeBatch());
        assertThat(test.notes()).isEmpty();
    }

    private CompletableFuture<String> write(Unit<String> unit) {
        return CompletableFuture.supplyAsync(() -> test.store.write(unit), VIRTUAL);
    }

    private void awaitQueued(int count) {
        while (test.store.figures().queuedWrites() < count) {
            Thread.onSpinWait();
        }
    }

    private static String problem(Throwable thrown) {
        return thrown instanceof CompletionException
                        && thrown.getCause() instanceof StoreException store
                ? store.problem().name()
                : thrown.toString();
    }
}
