package gantry.workflows.executionlog;

import gantry.states.interpreter.HistoryEventType;

import java.util.function.Supplier;

/** Where logged events go beside CloudWatch Logs. Safe for any thread. */
@FunctionalInterface
public interface LogReceiver {
    /** Sends it some time; drops and counts it if too many wait. Never waits. */
    void append(Logged event);

    /**
     * An event that a machine's settings admit.
     *
     * @param isError whether level ERROR admits it
     * @param weight about how many bytes it holds until it is printed
     * @param line as CloudWatch Logs gets it
     */
    record Logged(
            long timestampMs,
            HistoryEventType type,
            boolean isError,
            String machine,
            String executionArn,
            String group,
            int weight,
            Supplier<String> line) {}
}
