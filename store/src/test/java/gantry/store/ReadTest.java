package gantry.store;

import static gantry.store.TestStore.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

class ReadTest {
    private static final String COUNT = "SELECT count(*) FROM notes";
    private static final byte[] NOTE = "a".getBytes(UTF_8);

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
    void readers_beside_the_writer_see_whole_batches_and_each_acknowledged_one() throws Exception {
        var opened = test.store.openPartition(3);
        var writing = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var seen = new ArrayList<Future<List<Long>>>();
            for (var n = 0; n < 20; n++) {
                seen.add(
                        threads.submit(
                                () -> {
                                    var counts = new ArrayList<Long>();
                                    while (writing.get()) {
                                        counts.add(test.store.read(ReadTest::count));
                                    }
                                    return counts;
                                }));
            }
            for (var number = 1; number <= 200; number++) {
                test.commit(batch(opened, number, NOTE, NOTE, NOTE)).join();
                assertThat(test.store.read(ReadTest::count)).isEqualTo(3L * number);
            }
            writing.set(false);
            for (var counts : seen) {
                assertThat(counts.get()).isSorted().allMatch(count -> count % 3 == 0);
            }
        }
    }

    @Test
    void a_query_sees_one_snapshot_from_its_first_statement_on() {
        var opened = test.store.openPartition(3);
        var counts =
                test.store.read(
                        sql -> {
                            var first = count(sql);
                            test.commit(batch(opened, 1, "a")).join();
                            return List.of(first, count(sql));
                        });
        assertThat(counts).containsExactly(0L, 0L);
        assertThat(test.store.read(ReadTest::count)).isEqualTo(1);
    }

    @Test
    void a_query_cannot_write() {
        assertThatThrownBy(() -> test.store.read(TestStore.noteUnit("a")::run))
                .isInstanceOf(StoreException.class);
        assertThat(test.notes()).isEmpty();
    }

    @Test
    void a_result_set_left_open_does_not_keep_an_old_snapshot() {
        var opened = test.store.openPartition(3);
        test.commit(batch(opened, 1, NOTE, NOTE)).join();
        for (var n = 0; n < StoreLimits.DEFAULT.readers(); n++) {
            test.store.read(sql -> sql.statement("SELECT id FROM notes").executeQuery().next());
        }
        test.commit(batch(opened, 2, NOTE)).join();
        for (var n = 0; n < StoreLimits.DEFAULT.readers(); n++) {
            assertThat(test.store.read(ReadTest::count)).isEqualTo(3);
        }
    }

    @Test
    void the_exception_of_a_query_reaches_its_caller_and_the_reader_goes_on() {
        for (var n = 0; n < 2 * StoreLimits.DEFAULT.readers(); n++) {
            assertThatThrownBy(
                            () ->
                                    test.store.read(
                                            _ -> {
                                                throw new IllegalArgumentException("no such");
                                            }))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(test.store.read(ReadTest::count)).isZero();
    }

    private static long count(SqlConnection sql) throws java.sql.SQLException {
        try (var rows = sql.statement(COUNT).executeQuery()) {
            return rows.next() ? rows.getLong(1) : -1;
        }
    }
}
