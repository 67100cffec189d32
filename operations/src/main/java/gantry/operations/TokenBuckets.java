package gantry.operations;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for each operation that has a limit, refilled evenly, as AWS throttles its
 * API. Operations without a limit are free.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html#service-limits-api-action-throttling-general">API
 *     action throttling</a>
 */
public final class TokenBuckets implements Quotas {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Map<OperationId, Bucket> buckets = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    /**
     * What an operation may be called.
     *
     * @param size calls at once after a rest
     * @param perSecond calls a second in the long run
     */
    public record Limit(int size, int perSecond) {
        public Limit {
            if (size < 1 || perSecond < 1) {
                throw new IllegalArgumentException("A limit below 1 lets nothing through");
            }
        }
    }

    /** Full buckets; the clock counts nanoseconds from anywhere. */
    public TokenBuckets(Map<OperationId, Limit> limits, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        limits.forEach((id, limit) -> buckets.put(id, new Bucket(limit)));
    }

    @Override
    public void take(OperationId operation) {
        Bucket bucket = buckets.get(operation);
        if (bucket != null && !bucket.take(nanoTime.getAsLong())) {
            throw new ThrottlingException();
        }
    }

    /**
     * A bucket as one number: the time at which it will be full again if nobody takes more. It may
     * lie so far ahead as it takes to fill an empty bucket.
     */
    private static final class Bucket {
        private final long nanosPerToken;
        private final long nanosToFill;
        private final AtomicLong fullAtNanos = new AtomicLong(Long.MIN_VALUE);

        Bucket(Limit limit) {
            nanosPerToken = NANOS_PER_SECOND / limit.perSecond();
            nanosToFill = nanosPerToken * limit.size();
        }

        boolean take(long now) {
            while (true) {
                long fullAt = fullAtNanos.get();
                boolean full = fullAt == Long.MIN_VALUE || fullAt - now < 0;
                long next = (full ? now : fullAt) + nanosPerToken;
                if (next - now > nanosToFill) {
                    return false;
                }
                if (fullAtNanos.compareAndSet(fullAt, next)) {
                    return true;
                }
            }
        }
    }
}
