package gantry.store;

import static gantry.store.TestStore.batch;
import static gantry.store.TestStore.noteUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class DiskFullTest {
    private static final byte[] LARGE = new byte[1 << 20];

    @TempDir Path path;
    TestStore test;

    @BeforeEach
    void open() {
        test = TestStore.open(path, StoreLimits.DEFAULT.withDatabaseBytes(512 << 10));
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void a_full_disk_rolls_back_everything_of_the_transaction_with_the_reason() {
        var three = test.store.openPartition(3);
        var five = test.store.openPartition(5);
        var release = test.holdWriter();
        var small = test.commit(batch(five, 1, "a"));
        var large = test.commit(batch(three, 1, LARGE));
        release.run();
        assertThat(small.join()).isEqualTo("FULL");
        assertThat(large.join()).isEqualTo("FULL");
        assertThat(test.notes()).isEmpty();
        assertThat(test.fatal).isEmpty();
    }

    @Test
    void after_it_smaller_writes_and_reads_go_on() {
        var three = test.store.openPartition(3);
        assertThat(test.commit(batch(three, 1, LARGE)).join()).isEqualTo("FULL");
        var reopened = test.store.openPartition(3);
        assertThat(test.commit(batch(reopened, 1, "a")).join()).isEqualTo("committed");
        assertThat(test.notes()).containsExactly("3/1 a");
    }

    @Test
    void it_recovers_when_space_is_back() {
        var three = test.store.openPartition(3);
        var number = 1;
        while (test.commit(batch(three, number, new byte[20_000])).join().equals("committed")) {
            number++;
        }
        test.store.write(sql -> sql.statement("DELETE FROM notes").executeUpdate());
        var reopened = test.store.openPartition(3);
        assertThat(reopened.lastBatchNumber()).isEqualTo(number - 1);
        assertThat(test.commit(batch(reopened, 1, "a")).join()).isEqualTo("committed");
    }

    @Test
    void a_unit_that_finds_the_disk_full_is_told_so_in_a_sentence() {
        assertThatThrownBy(() -> test.store.write(noteUnit("a".repeat(1 << 20))))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "There is no space left for the database \"%s\"; free some."
                                .formatted(test.folder.file("gantry.db")))
                .matches(e -> ((StoreException) e).isRetryable());
        assertThat(test.store.write(noteUnit("b"))).isEqualTo("b");
    }
}
