package gantry.workflows.express;

import gantry.operations.Cancellation;
import gantry.operations.ServiceUnavailable;
import gantry.states.definition.StateMachine;
import gantry.states.definition.TaskState;
import gantry.states.interpreter.Effect;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.Phase;
import gantry.states.interpreter.Step;
import gantry.states.interpreter.Surroundings;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.executionlog.LogSettings;
import gantry.workflows.figures.StepCounts;
import gantry.workflows.figures.TaskTimes;
import gantry.workflows.mocks.Invocations;
import gantry.workflows.mocks.MockedTask;
import gantry.workflows.partition.Breakage;
import gantry.workflows.tasks.TaskCall;
import gantry.workflows.tracing.SpanBuilder;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One Express execution from beginning to end. Confined to its thread but for {@link #signal}. */
final class ExpressRun {
    private static final System.Logger LOG = System.getLogger(ExpressRun.class.getName());

    private final ExpressRuns.World world;
    private final StateMachine machine;
    private final MachineRevision revision;
    private final @Nullable SpanBuilder spans;
    private final String key;
    private final Surrounds surrounds;
    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final PriorityQueue<Moment> moments =
            new PriorityQueue<>(Comparator.comparingLong(Moment::atMs));
    private final Deque<Effect.ScheduleTask> waiting = new ArrayDeque<>();
    private final Map<Integer, TaskCall> running = new HashMap<>();
    private final StepCounts counts = new StepCounts();
    private final TaskTimes taskTimes = new TaskTimes();
    private Execution execution;
    private Invocations invocations = Invocations.NONE;
    private long heldBytes;

    /** A callback for a free slot is registered; one at a time, else each signal adds another. */
    private boolean awaitsSlot;

    /** It has ended: a free slot is for others. */
    private volatile boolean isOver;

    /** What wakes a run. */
    sealed interface Signal {
        record Happened(Event event) implements Signal {}

        /** The clock may have jumped, or it is to stop. */
        record Look() implements Signal {}

        /** A slot may be free. */
        record SlotFree() implements Signal {}
    }

    private record Moment(long atMs, int frame) {}

    /** The step's random numbers and time. */
    interface Surrounds {
        Surroundings now();
    }

    ExpressRun(
            ExpressRuns.World world,
            MachineRevision revision,
            Execution execution,
            @Nullable SpanBuilder spans,
            String key,
            Surrounds surrounds) {
        this.world = world;
        this.machine = revision.machine();
        this.revision = revision;
        this.execution = execution;
        this.spans = spans;
        this.key = key;
        this.surrounds = surrounds;
    }

    void signal(Signal signal) {
        signals.add(signal);
    }

    /**
     * Runs it to its end.
     *
     * @param caller when it has gone nobody wants the end
     * @throws ServiceUnavailable if the node stops before
     */
    Execution run(Cancellation caller) {
        try {
            advance(new Event.Started());
            if (!execution.status().isClosed()) {
                goOn(caller);
            }
            if (spans != null) {
                world.traces().offer(spans.spans());
            }
            return execution;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailable("Gantry is stopping; please try again.");
        } finally {
            isOver = true;
            if (awaitsSlot) {
                world.slots().passOn(); // it may have been told just now, and needs none
            }
            world.bytes().release(heldBytes);
            world.figures().addExpress(counts());
            running.values().forEach(call -> call.cancellation().cancel());
        }
    }

    /** What was not over in one step may wait, and is to be found by who wakes it. */
    private void goOn(Cancellation caller) throws InterruptedException {
        world.runs().add(this);
        try (var _ = caller.onCancel(() -> signal(new Signal.Look()))) {
            while (!execution.status().isClosed()) {
                Event event = next(caller);
                if (event != null) {
                    advance(event);
                }
            }
        } finally {
            world.runs().remove(this);
        }
    }

    private StepCounts counts() {
        counts.started();
        if (execution.status().isClosed()) {
            long tookMs = execution.closedAtMs() - execution.header().startedAtMs();
            counts.ended(execution.status(), 0, tookMs);
        }
        return counts;
    }

    private @Nullable Event next(Cancellation caller) throws InterruptedException {
        if (caller.isCancelled()) {
            return new Event.Stop(null, null);
        }
        if (world.isStopping()) {
            throw new InterruptedException();
        }
        long nowMs = surrounds.now().nowMs();
        Event due = takeDue(nowMs);
        if (due != null) {
            return due;
        }
        dispatchWaiting();
        Signal signal = signals.poll();
        if (signal == null) {
            weigh();
            signal = signals.poll(Math.max(1, nextAtMs() - nowMs), TimeUnit.MILLISECONDS);
        }
        return switch (signal) {
            case Signal.Happened(var event) -> event;
            case Signal.SlotFree() -> {
                awaitsSlot = false;
                yield null;
            }
            case Signal.Look() -> null;
            case null -> null;
        };
    }

    /**
     * Tells what it holds while it waits, beside its input, which was counted when it began. One
     * that never waits is over before anybody could ask.
     */
    private void weigh() {
        long weight = ExpressWeight.of(execution);
        world.bytes().holdAnyway(weight - heldBytes);
        heldBytes = weight;
    }

    private long nextAtMs() {
        Moment first = moments.peek();
        return first == null
                ? execution.deadlineMs()
                : Math.min(first.atMs(), execution.deadlineMs());
    }

    private @Nullable Event takeDue(long nowMs) {
        if (execution.deadlineMs() <= nowMs) {
            return new Event.ExecutionDue();
        }
        for (Moment first = moments.peek();
                first != null && first.atMs() <= nowMs;
                first = moments.peek()) {
            moments.remove();
            Frame frame = execution.findFrame(first.frame());
            if (frame != null && frame.wakeAtMs() <= nowMs) {
                return new Event.Due(first.frame());
            }
        }
        return null;
    }

    private void advance(Event event) {
        Step step = step(event);
        execution = step.execution();
        counts.add(step.events(), taskTimes);
        log(step.events());
        if (spans != null) {
            step.events().forEach(spans::add);
        }
        for (int no : step.changedFrames()) {
            Frame frame = execution.findFrame(no);
            if (frame != null && frame.wakeAtMs() != Frame.NEVER) {
                moments.add(new Moment(frame.wakeAtMs(), no));
            }
        }
        step.effects().forEach(this::follow);
    }

    private void log(List<HistoryEvent> events) {
        LogSettings settings = revision.log();
        if (settings != null && settings.admitsAny(events)) {
            String arn = execution.header().executionArn();
            world.log().append(settings, revision.arn().name(), arn, 0, events);
        }
    }

    private Step step(Event event) {
        Surroundings now = surrounds.now();
        try {
            return world.semantics().advance(machine, execution, event, now);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(
                    Level.ERROR,
                    "A defect ended the execution " + execution.header().executionArn(),
                    e);
            return Breakage.of(execution, now.nowMs(), e);
        }
    }

    private void follow(Effect effect) {
        switch (effect) {
            case Effect.ScheduleTask task -> waiting.addLast(task);
            case Effect.CancelTask(var frame, var _) -> {
                TaskCall call = running.remove(frame);
                if (call != null) {
                    call.cancellation().cancel();
                }
            }
            case Effect.StartMapRun _, Effect.RedriveMapRun _, Effect.StopMapRun _ ->
                    throw new IllegalStateException("An Express execution has no map runs");
            case Effect.Continue() -> signal(new Signal.Happened(new Event.Continue()));
            case Effect.Finish() -> {}
        }
    }

    private void dispatchWaiting() {
        while (!waiting.isEmpty()) {
            if (answerByMocks(waiting.getFirst())) {
                waiting.removeFirst();
                continue;
            }
            if (!world.slots().tryTake()) {
                awaitSlot();
                return;
            }
            dispatch(waiting.removeFirst());
        }
    }

    private void awaitSlot() {
        if (!awaitsSlot) {
            awaitsSlot = true;
            world.slots().whenFree(this::slotIsFree);
        }
    }

    /** Called from any thread; false if the run is over. */
    private boolean slotIsFree() {
        if (isOver) {
            return false;
        }
        signal(new Signal.SlotFree());
        return true;
    }

    /**
     * The answers come as signals: a machine may go round in mocked tasks until its time is over.
     */
    private boolean answerByMocks(Effect.ScheduleTask task) {
        Frame frame = execution.findFrame(task.frame());
        if (frame == null
                || frame.attempt() != task.attempt()
                || frame.phase() != Phase.SCHEDULED) {
            return false;
        }
        MockedTask mocked = revision.findMockedTask(frame);
        if (mocked == null) {
            return false;
        }
        int invocation = invocations.of(mocked.state());
        invocations = invocations.with(mocked.state());
        mocked.events(frame, invocation).forEach(event -> signal(new Signal.Happened(event)));
        return true;
    }

    private void dispatch(Effect.ScheduleTask task) {
        advance(new Event.TaskStarted(task.frame(), task.attempt(), null));
        Frame frame = execution.findFrame(task.frame());
        if (frame == null
                || frame.work() == null
                || !execution.awaits(task.frame(), task.attempt())
                || !(machine.requireState(frame.state()) instanceof TaskState state)) {
            world.slots().release();
            return;
        }
        var call =
                new TaskCall(
                        state.resource(),
                        frame.work(),
                        execution.header().executionArn(),
                        execution.header().roleArn(),
                        key + "-" + task.frame() + "-" + task.attempt(),
                        surrounds.now().tokens().token(task.frame(), task.attempt()),
                        frame.dueAtMs(),
                        new Cancellation());
        running.put(task.frame(), call);
        world.runner()
                .run(
                        call,
                        outcome -> {
                            var event = outcome.event(task.frame(), task.attempt());
                            signal(new Signal.Happened(event));
                            world.slots().release();
                        });
    }
}
