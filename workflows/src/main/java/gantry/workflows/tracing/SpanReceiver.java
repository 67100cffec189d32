package gantry.workflows.tracing;

import java.util.List;

/** Where spans go. Safe for any thread. */
public interface SpanReceiver {
    /** What became of spans. */
    enum Delivery {
        TAKEN,
        /** They will never be taken. */
        REFUSED,
        /** Nobody answers; the same may be sent again. */
        LATER
    }

    /** Sends these and waits for the answer, some seconds at most; counts nothing. */
    Delivery deliver(List<ExecutionSpan> spans);

    /**
     * Sends these, of one Express execution, some time; drops and counts that if too many wait.
     * Never waits.
     */
    void offer(List<ExecutionSpan> spans);

    /** The traces of so many Standard executions were given up, whether or not all their spans. */
    void dropped(long executions);
}
