package gantry.states.local;

import gantry.json.Payload;
import gantry.states.definition.Resource;
import gantry.states.definition.StateMachine;
import gantry.states.definition.TaskState;
import gantry.states.interpreter.Effect;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.ExecutionHeader;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.Interpreter;
import gantry.states.interpreter.Outcome;
import gantry.states.interpreter.Step;
import gantry.states.interpreter.Surroundings;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/**
 * An execution in memory. {@link #run} drives it to its end: tasks go to the handler in the order
 * in which they were scheduled; when all wait, the clock goes on to the next deadline.
 */
public final class LocalExecution {
    private final StateMachine machine;
    private final TaskHandler tasks;
    private final LocalClock clock;
    private final RandomGenerator random;
    private final List<HistoryEvent> history = new ArrayList<>();
    private final ArrayDeque<Runnable> pending = new ArrayDeque<>();
    private final PriorityQueue<Wake> wakes =
            new PriorityQueue<>(Comparator.comparingLong(Wake::atMs).thenComparingInt(Wake::frame));
    private Execution execution;

    private record Wake(long atMs, int frame) {}

    public LocalExecution(
            StateMachine machine,
            ExecutionHeader header,
            TaskHandler tasks,
            LocalClock clock,
            RandomGenerator random) {
        this.machine = machine;
        this.tasks = tasks;
        this.clock = clock;
        this.random = random;
        this.execution = Interpreter.begin(machine, header);
        pending.add(() -> post(new Event.Started()));
    }

    /** To its end. */
    public LocalExecution run() {
        settle();
        while (!isClosed()) {
            awaitDeadline();
            settle();
        }
        return this;
    }

    /** Until it ended or all its states wait for a deadline. */
    public LocalExecution settle() {
        while (!isClosed() && !pending.isEmpty()) {
            pending.remove().run();
        }
        return this;
    }

    /** Lets the time pass to the next deadline: of a frame, or of the execution itself. */
    public void awaitDeadline() {
        Wake next = nextWake();
        if (next == null || next.atMs() >= execution.deadlineMs()) {
            clock.awaitMs(execution.deadlineMs());
            post(new Event.ExecutionDue());
        } else {
            clock.awaitMs(next.atMs());
            post(new Event.Due(next.frame()));
        }
    }

    /** StopExecution. */
    public void stop(@Nullable String error, @Nullable String cause) {
        post(new Event.Stop(error, cause));
    }

    /** RedriveExecution, once it ended without success. */
    public void redrive() {
        post(new Event.Redrive());
    }

    public Execution execution() {
        return execution;
    }

    /** All events so far, in their order. */
    public List<HistoryEvent> history() {
        return Collections.unmodifiableList(history);
    }

    private boolean isClosed() {
        return execution.status().isClosed();
    }

    /** The next deadline that still holds; frames that moved on left theirs behind. */
    private @Nullable Wake nextWake() {
        while (true) {
            Wake wake = wakes.poll();
            if (wake == null) {
                return null;
            }
            Frame frame = execution.findFrame(wake.frame());
            if (frame != null && frame.wakeAtMs() == wake.atMs()) {
                return wake;
            }
        }
    }

    private void post(Event event) {
        Step step =
                Interpreter.advance(
                        machine,
                        execution,
                        event,
                        new Surroundings(clock.nowMs(), random, LocalExecution::token));
        execution = step.execution();
        history.addAll(step.events());
        for (int no : step.changedFrames()) {
            Frame frame = execution.findFrame(no);
            if (frame != null && frame.wakeAtMs() != Frame.NEVER) {
                wakes.add(new Wake(frame.wakeAtMs(), no));
            }
        }
        step.effects().forEach(this::follow);
    }

    private void follow(Effect effect) {
        switch (effect) {
            case Effect.ScheduleTask(var frame, var attempt) ->
                    pending.add(() -> start(frame, attempt));
            case Effect.Continue _ -> pending.add(() -> post(new Event.Continue()));
            case Effect.StartMapRun _, Effect.RedriveMapRun _ ->
                    throw new IllegalStateException("A map run cannot be started here");
            case Effect.CancelTask _, Effect.StopMapRun _, Effect.Finish _ -> {}
        }
    }

    private void start(int no, int attempt) {
        Frame frame = execution.findFrame(no);
        if (frame == null || frame.attempt() != attempt || frame.work() == null) {
            return;
        }
        TaskState state = stateOf(frame);
        TaskAnswer answer = tasks.handle(task(frame, state, frame.work()));
        if (answer.outcome() == null && answer.workerName() == null && isActivity(state)) {
            return; // nobody took it
        }
        post(new Event.TaskStarted(no, attempt, answer.workerName()));
        Payload submitted = answer.submitted();
        Outcome outcome = answer.outcome();
        pending.add(
                () -> {
                    if (submitted != null) {
                        post(new Event.TaskSubmitted(no, attempt, submitted));
                    }
                    if (outcome != null) {
                        post(eventOf(no, attempt, outcome));
                    }
                });
    }

    private static Event eventOf(int frame, int attempt, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded(var output) -> new Event.TaskSucceeded(frame, attempt, output);
            case Outcome.Failed(var kind, var error, var cause) ->
                    new Event.TaskFailed(frame, attempt, kind, error, cause);
        };
    }

    private LocalTask task(Frame frame, TaskState state, Payload input) {
        return new LocalTask(
                state,
                input,
                iterationOf(frame),
                frame.attempt(),
                token(frame.no(), frame.attempt()),
                state.timeout() != null || state.heartbeat() != null,
                clock.nowMs());
    }

    private TaskState stateOf(Frame frame) {
        if (machine.requireState(frame.state()) instanceof TaskState task) {
            return task;
        }
        throw new IllegalStateException("Frame " + frame.no() + " is in no Task state");
    }

    private static boolean isActivity(TaskState state) {
        return state.resource() instanceof Resource.Activity;
    }

    private List<Integer> iterationOf(Frame frame) {
        var indexes = new ArrayList<Integer>();
        Frame at = frame;
        while (at.parent() != Frame.NO_PARENT) {
            if (at.item() != null) {
                indexes.addFirst(at.index());
            }
            at = execution.requireFrame(at.parent());
        }
        return indexes;
    }

    private static String token(int frame, int attempt) {
        return "local-" + frame + "-" + attempt;
    }
}
