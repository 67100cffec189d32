package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One element of Retry.
 *
 * @param intervalSeconds before the first retry; default 1
 * @param maxAttempts retries, not attempts; default 3; 0 = never
 * @param backoffRate default 2.0
 * @param maxDelaySeconds upper bound of a delay; null for none
 */
public record Retrier(
        List<String> errorEquals,
        long intervalSeconds,
        int maxAttempts,
        double backoffRate,
        @Nullable Long maxDelaySeconds,
        JitterStrategy jitterStrategy) {
    public Retrier {
        errorEquals = List.copyOf(errorEquals);
    }

    /** How a computed delay is spread. */
    public enum JitterStrategy {
        NONE,
        FULL
    }
}
