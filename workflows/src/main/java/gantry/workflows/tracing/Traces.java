package gantry.workflows.tracing;

import java.util.List;

/** Who traces. Safe for any thread; never waits. */
public interface Traces {
    /** Nobody does. */
    Traces NONE =
            new Traces() {
                @Override
                public void pending() {}

                @Override
                public void offer(List<ExecutionSpan> spans) {}
            };

    /** There are rows in {@link PendingTraces}. */
    void pending();

    /** The spans of an Express execution, which no disk keeps. */
    void offer(List<ExecutionSpan> spans);
}
