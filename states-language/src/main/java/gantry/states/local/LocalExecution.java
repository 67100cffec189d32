package gantry.states.local;

import gantry.json.Payload;
import gantry.states.definition.MapState;
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
import gantry.states.interpreter.MapRunItems;
import gantry.states.interpreter.MapRunPlan;
import gantry.states.interpreter.Outcome;
import gantry.states.interpreter.Step;
import gantry.states.interpreter.Surroundings;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * An execution in memory. {@link #run} drives it to its end: tasks go to the handler in the order
 * in which they were scheduled; when all wait, the clock goes on to the next deadline. The children
 * of a map run are executions of the same kind, driven by it.
 */
public final class LocalExecution {
    private final StateMachine machine;
    private final LocalWorld world;

    /** Indexes of the items that it belongs to, as a child; empty else. */
    private final List<Integer> indexes;

    private final List<HistoryEvent> history = new ArrayList<>();
    private final ArrayDeque<Runnable> pending = new ArrayDeque<>();
    private final PriorityQueue<Wake> wakes =
            new PriorityQueue<>(Comparator.comparingLong(Wake::atMs).thenComparingInt(Wake::frame));

    /** By the frame; also those that ended, as they may be redriven. */
    private final Map<Integer, LocalMapRun> mapRuns = new TreeMap<>();

    private Execution execution;

    private record Wake(long atMs, int frame) {}

    public LocalExecution(
            StateMachine machine,
            ExecutionHeader header,
            TaskHandler tasks,
            LocalClock clock,
            RandomGenerator random) {
        this(
                machine,
                header,
                tasks,
                LocalObjects.none("There are no objects here."),
                clock,
                random);
    }

    /**
     * @param objects for Maps in mode DISTRIBUTED
     */
    public LocalExecution(
            StateMachine machine,
            ExecutionHeader header,
            TaskHandler tasks,
            LocalObjects objects,
            LocalClock clock,
            RandomGenerator random) {
        this(machine, header, new LocalWorld(tasks, objects, clock, random), List.of());
    }

    private LocalExecution(
            StateMachine machine, ExecutionHeader header, LocalWorld world, List<Integer> indexes) {
        this.machine = machine;
        this.world = world;
        this.indexes = indexes;
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
        boolean goesOn = true;
        while (!isClosed() && goesOn) {
            while (!isClosed() && !pending.isEmpty()) {
                pending.remove().run();
            }
            goesOn = false;
            for (LocalMapRun mapRun : List.copyOf(mapRuns.values())) {
                goesOn |= mapRun.settle();
            }
        }
        return this;
    }

    /**
     * Lets the time pass to the next deadline: of a frame, of the execution itself, or of a child.
     */
    public void awaitDeadline() {
        Wake next = nextWake();
        long dueAtMs = ownDeadlineMs(next);
        for (LocalMapRun mapRun : mapRuns.values()) {
            if (mapRun.nextDeadlineMs() < dueAtMs && mapRun.nextDeadlineMs() <= nextDeadlineMs()) {
                mapRun.awaitDeadline();
                return;
            }
        }
        world.clock().awaitMs(dueAtMs);
        if (next == null || next.atMs() >= execution.deadlineMs()) {
            post(new Event.ExecutionDue());
        } else {
            wakes.remove();
            post(new Event.Due(next.frame()));
        }
    }

    /** The time of the next deadline. */
    long nextDeadlineMs() {
        long dueAtMs = ownDeadlineMs(nextWake());
        for (LocalMapRun mapRun : mapRuns.values()) {
            dueAtMs = Math.min(dueAtMs, mapRun.nextDeadlineMs());
        }
        return dueAtMs;
    }

    private long ownDeadlineMs(@Nullable Wake next) {
        return next == null
                ? execution.deadlineMs()
                : Math.min(next.atMs(), execution.deadlineMs());
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

    /** For a map run of it: the child of one of its items. */
    LocalExecution child(StateMachine itsMachine, ExecutionHeader header, int frame, int index) {
        var itsIndexes = new ArrayList<>(iterationOf(execution.requireFrame(frame)));
        itsIndexes.add(index);
        return new LocalExecution(itsMachine, header, world, List.copyOf(itsIndexes));
    }

    /** For a map run of it: the items of the Map that a frame is in. */
    MapRunItems items(int frame) {
        return new MapRunItems(machine, execution, frame, surroundings());
    }

    /** Has it hear an event behind what else waits. */
    void later(Event event) {
        pending.add(() -> post(event));
    }

    private Surroundings surroundings() {
        return new Surroundings(world.clock().nowMs(), world.random(), LocalExecution::token);
    }

    private boolean isClosed() {
        return execution.status().isClosed();
    }

    /** The next deadline that still holds; frames that moved on left theirs behind. */
    private @Nullable Wake nextWake() {
        while (true) {
            Wake wake = wakes.peek();
            if (wake == null) {
                return null;
            }
            Frame frame = execution.findFrame(wake.frame());
            if (frame != null && frame.wakeAtMs() == wake.atMs()) {
                return wake;
            }
            wakes.remove();
        }
    }

    private void post(Event event) {
        Step step = Interpreter.advance(machine, execution, event, surroundings());
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
            case Effect.StartMapRun(var frame, var attempt, var plan) ->
                    startMapRun(frame, attempt, plan);
            case Effect.StopMapRun(var frame, var attempt) -> stopMapRun(frame, attempt);
            case Effect.RedriveMapRun(var frame, var attempt) ->
                    Objects.requireNonNull(mapRuns.get(frame)).redrive(attempt);
            case Effect.CancelTask _, Effect.Finish _ -> {}
        }
    }

    private void startMapRun(int no, int attempt, MapRunPlan plan) {
        String state = execution.requireFrame(no).state();
        if (machine.requireState(state) instanceof MapState map) {
            mapRuns.put(no, new LocalMapRun(this, world, no, attempt, map, plan));
        }
    }

    private void stopMapRun(int no, int attempt) {
        LocalMapRun mapRun = mapRuns.get(no);
        if (mapRun != null && mapRun.attempt() == attempt) {
            mapRun.stop();
        }
    }

    private void start(int no, int attempt) {
        Frame frame = execution.findFrame(no);
        if (frame == null || frame.attempt() != attempt || frame.work() == null) {
            return;
        }
        TaskState state = stateOf(frame);
        TaskAnswer answer = world.tasks().handle(task(frame, state, frame.work()));
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
                        post(outcome.event(no, attempt));
                    }
                });
    }

    private LocalTask task(Frame frame, TaskState state, Payload input) {
        return new LocalTask(
                state,
                input,
                iterationOf(frame),
                frame.attempt(),
                token(frame.no(), frame.attempt()),
                state.timeout() != null || state.heartbeat() != null,
                world.clock().nowMs());
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
        var inside = new ArrayList<Integer>();
        Frame at = frame;
        while (at.parent() != Frame.NO_PARENT) {
            if (at.item() != null) {
                inside.addFirst(at.index());
            }
            at = execution.requireFrame(at.parent());
        }
        inside.addAll(0, indexes);
        return inside;
    }

    private static String token(int frame, int attempt) {
        return "local-" + frame + "-" + attempt;
    }
}
