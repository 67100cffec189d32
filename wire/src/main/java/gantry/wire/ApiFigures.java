package gantry.wire;

import gantry.metrics.Histogram;
import gantry.metrics.Labelled;
import gantry.operations.OperationId;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Requests for operations: how many, how they ended, how long they took. Safe for any thread. */
public final class ApiFigures {
    /** An operation has some dozen errors; what else comes is counted together. */
    private static final int MAX_ERRORS = 50;

    private final LongSupplier nanoTime;
    private final Map<OperationId, OfOperation> operations = new ConcurrentHashMap<>();

    /** None yet; the clock counts nanoseconds from anywhere. */
    public ApiFigures(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Requests for one operation. */
    public static final class OfOperation {
        private final Histogram latencies = Histogram.ofLatencies();
        private final LongAdder succeeded = new LongAdder();
        private final Labelled<LongAdder> failed = new Labelled<>(MAX_ERRORS, LongAdder::new);

        /** In nanoseconds, those that failed among them. */
        public Histogram.Snapshot latencies() {
            return latencies.snapshot();
        }

        public long succeeded() {
            return succeeded.sum();
        }

        /** By the error's code. */
        public Map<String, LongAdder> failed() {
            return failed.all();
        }
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** Counts a request that {@link AwsJson} knows an operation of: there are only so many. */
    void count(OperationId id, @Nullable String error, long beganNanos) {
        OfOperation figures = operations.get(id);
        if (figures == null) {
            figures = operations.computeIfAbsent(id, _ -> new OfOperation());
        }
        figures.latencies.record(nanoTime.getAsLong() - beganNanos);
        if (error == null) {
            figures.succeeded.increment();
        } else {
            figures.failed.of(error).increment();
        }
    }

    /** Of operations that were asked for, by service and name. */
    public Map<OperationId, OfOperation> operations() {
        var sorted =
                new TreeMap<OperationId, OfOperation>(
                        Comparator.comparing(OperationId::service)
                                .thenComparing(OperationId::name));
        sorted.putAll(operations);
        return sorted;
    }
}
