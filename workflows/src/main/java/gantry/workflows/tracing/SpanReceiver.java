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

    /** Sends these and waits for the answer, some seconds at most. */
    Delivery deliver(List<ExecutionSpan> spans);

    /** Sends these some time; drops and counts them if too many wait. Never waits. */
    void offer(List<ExecutionSpan> spans);

    /** So many spans of Standard executions were given up. */
    void dropped(long executions);
}
