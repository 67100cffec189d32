package gantry.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;

class WriteQueueTest {
    private static final StoreLimits SMALL = new StoreLimits(1, 1, 1, 3, 1_000, 10, 500, 1, 1, 0);

    private final WriteQueue queue = new WriteQueue(SMALL);

    @Test
    void it_holds_so_many_and_no_more() {
        assertThat(queue.offer(entry(1, 1))).isTrue();
        assertThat(queue.offer(entry(1, 1))).isTrue();
        assertThat(queue.offer(entry(1, 1))).isTrue();
        assertThat(queue.offer(entry(1, 1))).isFalse();
    }

    @Test
    void it_holds_so_many_bytes_but_a_single_one_of_any_size() {
        assertThat(queue.offer(entry(1, 5_000))).isTrue();
        assertThat(queue.offer(entry(1, 1))).isFalse();
        queue.take();
        assertThat(queue.offer(entry(1, 600))).isTrue();
        assertThat(queue.offer(entry(1, 401))).isFalse();
        assertThat(queue.offer(entry(1, 400))).isTrue();
    }

    @Test
    void a_transaction_takes_no_further_one_once_it_has_its_rows_or_bytes() {
        queue.offer(entry(9, 1));
        queue.offer(entry(9, 1));
        queue.offer(entry(1, 1));
        assertThat(queue.take()).hasSize(2);
        assertThat(queue.take()).hasSize(1);
        queue.offer(entry(1, 500));
        queue.offer(entry(1, 1));
        assertThat(queue.take()).hasSize(1);
    }

    @Test
    void who_puts_into_a_full_one_waits_for_room() {
        while (queue.offer(entry(1, 1))) {}
        var put = CompletableFuture.supplyAsync(() -> queue.put(entry(1, 1)));
        assertThat(queue.take()).hasSize(3);
        assertThat(put.join()).isTrue();
        assertThat(queue.take()).hasSize(1);
    }

    @Test
    void a_closed_one_lets_nothing_in_and_ends_once_it_is_empty() {
        queue.offer(entry(1, 1));
        queue.close();
        assertThat(queue.offer(entry(1, 1))).isFalse();
        assertThat(queue.put(entry(1, 1))).isFalse();
        assertThat(queue.take()).hasSize(1);
        assertThat(queue.take()).isEmpty();
    }

    private static Entry entry(int rows, long bytes) {
        return new Sized(rows, bytes);
    }

    /** Never run, so that it needs nothing but its size. */
    private record Sized(int rows, long bytes) implements Entry {
        @Override
        public void committed() {}

        @Override
        public void rolledBack(StoreException cause) {}

        @Override
        public void abandoned(StoreException cause) {}
    }
}
