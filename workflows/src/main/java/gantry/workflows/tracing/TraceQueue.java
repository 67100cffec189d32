package gantry.workflows.tracing;

import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;
import gantry.store.Store;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.ExecutionDetails;
import gantry.workflows.engine.ExecutionReader;
import gantry.workflows.engine.HistoryPage;
import gantry.workflows.tracing.PendingTraces.Pending;
import gantry.workflows.tracing.SpanReceiver.Delivery;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends what Standard executions did, from their committed histories, once they have ended. A row
 * that was written with the end is deleted only when the spans were taken: a crash repeats spans,
 * under the same ids, and loses none. If nobody takes them for long the rows are the queue, and
 * that is bounded.
 *
 * <p>Threads: one of its own, from {@link #start} to {@link #close}; the rest is for any thread.
 */
public final class TraceQueue implements Traces, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TraceQueue.class.getName());

    /** Ours: executions that are looked at together. */
    private static final int PAGE = 64;

    /** Ours: spans that are sent together; the default of OpenTelemetry's batch processor. */
    private static final int SPANS_AT_ONCE = 512;

    /** Ours: events that are in memory at once with their payloads. */
    private static final int EVENTS_AT_ONCE = 100;

    /** Ours: about 10 MB of rows; beyond that some are given up. */
    private static final long MAX_PENDING = 100_000;

    private static final long FIRST_PAUSE_MS = 500;
    private static final long LONGEST_PAUSE_MS = 30_000;
    private static final long CLOSE_MS = 2_000;

    private final PendingTraces table;
    private final ExecutionReader executions;
    private final SpanReceiver receiver;
    private final long maxPending;
    private final Semaphore news = new Semaphore(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    public TraceQueue(Store store, ExecutionReader executions, SpanReceiver receiver) {
        this(store, executions, receiver, MAX_PENDING);
    }

    TraceQueue(Store store, ExecutionReader executions, SpanReceiver receiver, long maxPending) {
        table = new PendingTraces(store);
        this.executions = executions;
        this.receiver = receiver;
        this.maxPending = maxPending;
        thread = Thread.ofVirtual().name("traces").unstarted(this::run);
    }

    /** Begins with what was not sent before. */
    public void start() {
        thread.start();
    }

    @Override
    public boolean isAny() {
        return true;
    }

    @Override
    public void pending() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    @Override
    public void offer(List<ExecutionSpan> spans) {
        receiver.offer(spans);
    }

    /** What was not sent is sent after the next start. */
    @Override
    public void close() {
        closing.countDown();
        news.release();
        try {
            if (thread.isAlive()) {
                thread.join(CLOSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                news.acquire();
                news.drainPermits();
                if (!sendAll()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False once it is to end. */
    private boolean sendAll() throws InterruptedException {
        long pauseMs = FIRST_PAUSE_MS;
        while (!isClosing()) {
            Progress progress = sendSome();
            if (progress == Progress.NONE_LEFT) {
                return !isClosing();
            }
            if (progress == Progress.SENT) {
                pauseMs = FIRST_PAUSE_MS;
            } else {
                closing.await(pauseMs, TimeUnit.MILLISECONDS);
                pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
            }
        }
        return false;
    }

    private enum Progress {
        NONE_LEFT,
        SENT,
        LATER
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private Progress sendSome() {
        try {
            List<Pending> page = table.first(PAGE);
            if (page.isEmpty()) {
                return Progress.NONE_LEFT;
            }
            if (send(page)) {
                table.delete(page);
                return Progress.SENT;
            }
            giveUpSome(page);
        } catch (RuntimeException e) {
            if (!isClosing()) {
                LOG.log(Level.WARNING, "Traces are not sent for now: the store does not answer", e);
            }
        }
        return Progress.LATER;
    }

    private void giveUpSome(List<Pending> page) {
        if (table.count() > maxPending) {
            table.delete(page);
            receiver.dropped(page.size());
        }
    }

    /** Whether nothing of it needs to be sent again. */
    private boolean send(List<Pending> page) {
        var waiting = new ArrayList<ExecutionSpan>();
        for (Pending each : page) {
            waiting.addAll(spans(each));
            while (waiting.size() >= SPANS_AT_ONCE) {
                var part = waiting.subList(0, SPANS_AT_ONCE);
                if (receiver.deliver(List.copyOf(part)) == Delivery.LATER) {
                    return false;
                }
                part.clear();
            }
        }
        return waiting.isEmpty() || receiver.deliver(List.copyOf(waiting)) != Delivery.LATER;
    }

    private List<ExecutionSpan> spans(Pending pending) {
        ExecutionArn arn = pending.arn();
        ExecutionDetails execution = arn == null ? null : executions.find(arn);
        if (arn == null || execution == null) {
            return List.of();
        }
        var traced =
                TracedExecution.of(
                        arn.toString(),
                        arn.stateMachineArn().toString(),
                        arn.machineName(),
                        execution.startedAtMs(),
                        execution.traceHeader());
        return traced == null ? List.of() : spans(arn, pending.redriveCount(), traced);
    }

    /** Up to the end of that run: it may be going on already. */
    private List<ExecutionSpan> spans(ExecutionArn arn, int run, TracedExecution traced) {
        var builder = new SpanBuilder(traced);
        long from = 1;
        do {
            HistoryPage page = executions.history(arn, from, EVENTS_AT_ONCE, false);
            if (page == null) {
                return List.of();
            }
            for (HistoryEvent event : page.events()) {
                if (builder.run() == run && event.type() == HistoryEventType.EXECUTION_REDRIVEN) {
                    return builder.spans();
                }
                builder.add(event);
            }
            from = page.nextEventId();
        } while (from != 0);
        return builder.spans();
    }
}
