package gantry.workflows.tracing;

import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;
import gantry.store.Store;
import gantry.store.StoreException;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.ExecutionDetails;
import gantry.workflows.engine.ExecutionReader;
import gantry.workflows.engine.HistoryPage;
import gantry.workflows.tracing.PendingTraces.Pending;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends what Standard executions did, from their committed histories, once they have ended. A row
 * that was written with the end is deleted only when the spans were taken: a crash repeats spans,
 * under the same ids, and loses none. If nobody takes them for long the rows are the queue, and
 * that is bounded: after each try the oldest beyond the bound are given up.
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
            keepBound();
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
                return Progress.SENT;
            }
        } catch (RuntimeException e) {
            tell(e);
        }
        return Progress.LATER;
    }

    /** However the last try ended: what comes faster than it leaves is too much as well. */
    private void keepBound() {
        try {
            long tooMany = table.count() - maxPending;
            while (tooMany > 0 && !isClosing()) {
                List<Pending> oldest = table.first(Math.toIntExact(Math.min(tooMany, PAGE)));
                giveUp(oldest);
                tooMany -= oldest.size();
                if (oldest.isEmpty()) {
                    return;
                }
            }
        } catch (RuntimeException e) {
            tell(e);
        }
    }

    private void tell(RuntimeException e) {
        if (!isClosing()) {
            LOG.log(Level.WARNING, "Traces are not sent for now: the store does not answer", e);
        }
    }

    private void giveUp(List<Pending> some) {
        table.delete(some);
        receiver.dropped(some.size());
    }

    /** A span and whose it is. */
    private record Waiting(Pending pending, ExecutionSpan span) {}

    /** False if it is to be sent again; else its rows are gone. */
    private boolean send(List<Pending> page) {
        var waiting = new ArrayList<Waiting>();
        var refused = new HashSet<Pending>();
        for (Pending each : page) {
            spans(each).forEach(span -> waiting.add(new Waiting(each, span)));
            while (waiting.size() >= SPANS_AT_ONCE) {
                var part = waiting.subList(0, SPANS_AT_ONCE);
                if (!deliver(part, refused)) {
                    return false;
                }
                part.clear();
            }
        }
        if (!waiting.isEmpty() && !deliver(waiting, refused)) {
            return false;
        }
        table.delete(page);
        if (!refused.isEmpty()) {
            receiver.dropped(refused.size());
        }
        return true;
    }

    private boolean deliver(List<Waiting> part, Set<Pending> refused) {
        return switch (receiver.deliver(part.stream().map(Waiting::span).toList())) {
            case TAKEN -> true;
            case REFUSED -> {
                part.forEach(each -> refused.add(each.pending()));
                yield true;
            }
            case LATER -> false;
        };
    }

    /** None if they cannot be made, now or ever: the trace is given up at once. */
    @SuppressWarnings("CatchingUnchecked") // whatever it is, the others are to be sent
    private List<ExecutionSpan> spans(Pending pending) {
        ExecutionArn arn = pending.arn();
        if (arn == null) {
            return List.of();
        }
        try {
            return spans(arn, pending.redriveCount());
        } catch (StoreException e) {
            throw e; // which concerns them all
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The trace of " + arn + " cannot be made and is given up", e);
            giveUp(List.of(pending));
            return List.of();
        }
    }

    private List<ExecutionSpan> spans(ExecutionArn arn, int run) {
        ExecutionDetails execution = executions.find(arn);
        if (execution == null) {
            return List.of();
        }
        var traced =
                TracedExecution.of(
                        arn.toString(),
                        arn.stateMachineArn().toString(),
                        arn.machineName(),
                        execution.startedAtMs(),
                        execution.traceHeader());
        return traced == null ? List.of() : spans(arn, run, traced);
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
