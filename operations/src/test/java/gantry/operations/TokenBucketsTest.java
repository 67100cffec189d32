package gantry.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

class TokenBucketsTest {
    private static final OperationId START = new OperationId("states", "StartExecution");
    private static final OperationId STOP = new OperationId("states", "StopExecution");
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong(-5 * SECOND);
    private final TokenBuckets buckets =
            new TokenBuckets(Map.of(START, new TokenBuckets.Limit(5, 2)), now::get);

    private int takeAll() {
        int taken = 0;
        while (true) {
            try {
                buckets.take(START);
            } catch (ThrottlingException _) {
                return taken;
            }
            taken++;
        }
    }

    @Test
    void a_rested_bucket_gives_its_size_at_once() {
        assertThat(takeAll()).isEqualTo(5);
    }

    @Test
    void an_empty_bucket_refills_evenly_and_never_beyond_its_size() {
        takeAll();
        now.addAndGet(SECOND / 2);
        assertThat(takeAll()).isEqualTo(1);
        now.addAndGet(SECOND);
        assertThat(takeAll()).isEqualTo(2);
        now.addAndGet(60 * SECOND);
        assertThat(takeAll()).isEqualTo(5);
    }

    @Test
    void an_operation_without_a_limit_is_free() {
        takeAll();
        buckets.take(STOP);
        assertThatExceptionOfType(ThrottlingException.class)
                .isThrownBy(() -> buckets.take(START))
                .withMessage("Rate exceeded");
    }
}
