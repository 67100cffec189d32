package gantry.workflows.tracing;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Takes spans, or not. */
final class Receiver implements SpanReceiver {
    final List<ExecutionSpan> taken = new CopyOnWriteArrayList<>();
    final AtomicLong refusals = new AtomicLong();
    final AtomicLong dropped = new AtomicLong();
    volatile Delivery answer = Delivery.TAKEN;

    @Override
    public Delivery deliver(List<ExecutionSpan> spans) {
        if (answer == Delivery.TAKEN) {
            taken.addAll(spans);
        } else {
            refusals.incrementAndGet();
        }
        return answer;
    }

    @Override
    public void offer(List<ExecutionSpan> spans) {
        taken.addAll(spans);
    }

    @Override
    public void dropped(long executions) {
        dropped.addAndGet(executions);
    }

    /** A span of this name; the last if there are several. */
    ExecutionSpan require(String name) {
        return taken.stream()
                .filter(span -> span.name().equals(name))
                .reduce((_, last) -> last)
                .orElseThrow(() -> new AssertionError("No span " + name + " in " + taken));
    }

    boolean has(ExecutionSpan.Kind kind) {
        return count(kind) > 0;
    }

    /** Each once, however often it was sent. */
    long count(ExecutionSpan.Kind kind) {
        return taken.stream()
                .filter(span -> span.kind() == kind)
                .map(ExecutionSpan::spanId)
                .distinct()
                .count();
    }

    /** The spans as a tree: each with what ended it, below its parent, by name and start. */
    String tree() {
        var text = new StringBuilder();
        var ids = taken.stream().map(ExecutionSpan::spanId).toList();
        taken.stream()
                .filter(span -> !ids.contains(span.parentSpanId()))
                .forEach(span -> print(span, "", text));
        return text.toString();
    }

    private void print(ExecutionSpan span, String indent, StringBuilder text) {
        text.append(indent).append(span.name());
        if (span.error() != null) {
            text.append(" ! ").append(span.error());
        }
        if (span.attributes().containsKey("gantry.aborted")) {
            text.append(" aborted");
        }
        text.append('\n');
        taken.stream()
                .filter(other -> span.spanId().equals(other.parentSpanId()))
                .sorted(
                        Comparator.comparing(ExecutionSpan::name)
                                .thenComparingLong(ExecutionSpan::startMs))
                .forEach(other -> print(other, indent + "  ", text));
    }
}
