package gantry.states.interpreter;

import gantry.states.definition.Retrier;

import java.util.random.RandomGenerator;

/**
 * How long to wait before a retry.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Handling
 *     errors in Step Functions</a>
 */
final class Backoff {
    private static final double MS_PER_SECOND = 1_000;

    private Backoff() {}

    /**
     * IntervalSeconds × BackoffRate^(retry − 1), at most MaxDelaySeconds; with JitterStrategy FULL
     * anything from 0 to that.
     *
     * @param retry 1 for the first retry
     */
    static long delayMs(Retrier retrier, int retry, RandomGenerator random) {
        Long most = retrier.maxDelaySeconds();
        double seconds =
                Math.min(
                        (double) retrier.intervalSeconds()
                                * Math.pow(retrier.backoffRate(), retry - 1.0),
                        (double) (most == null ? Limits.MAX_SECONDS : most));
        double spread =
                switch (retrier.jitterStrategy()) {
                    case NONE -> 1;
                    case FULL -> random.nextDouble();
                };
        return Math.round(seconds * spread * MS_PER_SECOND);
    }
}
