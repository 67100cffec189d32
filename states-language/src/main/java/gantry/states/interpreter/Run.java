package gantry.states.interpreter;

import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.definition.Scope;
import gantry.states.definition.StateMachine;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One step in the making: the execution as it was, what has changed, what was written and asked
 * for. Confined to one call of {@link Interpreter#advance}.
 */
final class Run {
    final StateMachine machine;
    final Surroundings surroundings;
    final Budget budget = new Budget();

    /** Looks on, where one state works alone. */
    final @Nullable Inspection inspection;

    /** {@code $$.Execution}, once a state has asked for it. */
    @Nullable JsonObject executionContext;

    private final Execution before;
    private final Map<Integer, LiveFrame> touched = new HashMap<>();
    private final List<HistoryEvent> events = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final ArrayDeque<LiveFrame> ready = new ArrayDeque<>();
    private final FrameTable.Changes frames;
    private final List<Integer> removedAtRest = new ArrayList<>();
    private int nextFrameNo;
    private long lastEventId;
    private long variableBytes;
    private @Nullable Ending ending;
    private boolean isInterrupted;

    Run(StateMachine machine, Execution before, Surroundings surroundings) {
        this.machine = machine;
        this.before = before;
        this.surroundings = surroundings;
        this.inspection = surroundings.inspection();
        this.frames = before.frames().changes();
        this.nextFrameNo = before.nextFrameNo();
        this.lastEventId = before.lastEventId();
        this.variableBytes = before.frames().variableBytes();
    }

    /** How the execution ended in this step. */
    record Ending(
            ExecutionStatus status,
            @Nullable Payload output,
            @Nullable String error,
            @Nullable String cause,
            long closedAtMs) {}

    // What there is

    ExecutionHeader header() {
        return before.header();
    }

    Execution before() {
        return before;
    }

    long nowMs() {
        return surroundings.nowMs();
    }

    boolean isClosed() {
        return ending != null;
    }

    @Nullable LiveFrame findFrame(int no) {
        LiveFrame live = touched.get(no);
        if (live != null) {
            return live.isRemoved ? null : live;
        }
        Frame frame = frames.find(no);
        return frame == null ? null : touch(frame);
    }

    LiveFrame requireFrame(int no) {
        LiveFrame frame = findFrame(no);
        if (frame == null) {
            throw new IllegalStateException("No frame " + no + " in " + header().executionArn());
        }
        return frame;
    }

    /** What a frame that ended gave; null if there is no such. */
    @Nullable Payload findOutput(int no) {
        LiveFrame live = touched.get(no);
        if (live != null) {
            return live.isRemoved ? null : live.output;
        }
        Frame frame = frames.find(no);
        return frame == null ? null : frame.output();
    }

    /** The value of a variable of a frame or of those around it; null if there is none. */
    @Nullable Payload findVariable(LiveFrame frame, String name) {
        LiveFrame at = frame;
        Payload value = at.variables.find(name);
        while (value == null && !at.isRoot()) {
            at = requireFrame(at.parent);
            value = at.variables.find(name);
        }
        return value;
    }

    /** Of the variables of all frames, as JSON in UTF-8. */
    long variableBytes() {
        return variableBytes;
    }

    private LiveFrame touch(Frame frame) {
        var live = new LiveFrame(machine, frame);
        touched.put(frame.no(), live);
        return live;
    }

    /** Whether somebody reads the details of the events that each state has. */
    boolean hasHistory() {
        return surroundings.hasHistory();
    }

    /** Shows the data at a stage to whoever looks on. */
    Payload reveal(Inspection.Stage stage, Payload data) {
        if (inspection != null) {
            inspection.reveal(stage, data);
        }
        return data;
    }

    // What changes

    /** The first of so many frame numbers that are from now on taken. */
    int reserveFrames(int count) {
        int first = nextFrameNo;
        nextFrameNo = Math.addExact(nextFrameNo, count);
        return first;
    }

    /** A new frame, last among those that are ready. */
    LiveFrame begin(
            int no,
            int parent,
            int index,
            Scope scope,
            Payload input,
            @Nullable Payload item,
            long lastEventId) {
        LiveFrame frame = touch(LiveFrame.beginning(no, parent, index, scope, input, item));
        frame.lastEventId = lastEventId;
        enqueue(frame);
        return frame;
    }

    void remove(LiveFrame frame) {
        setVariables(frame, Variables.NONE);
        frame.isRemoved = true;
    }

    /**
     * Takes out a frame that this step has not in hand, if nothing hangs on it: of thousands of
     * children that ended in earlier steps, none is worth taking in hand for that.
     */
    boolean removeAtRest(int no) {
        Frame frame = touched.containsKey(no) ? null : frames.find(no);
        if (frame == null || frame.fanOut() != null || frame.variables().bytes() != 0) {
            return false;
        }
        frames.remove(no);
        removedAtRest.add(no);
        return true;
    }

    void setVariables(LiveFrame frame, Variables variables) {
        variableBytes += variables.bytes() - frame.variables.bytes();
        frame.variables = variables;
    }

    /** Has a frame proceed when those before it are done or wait. */
    void enqueue(LiveFrame frame) {
        if (!frame.isQueued) {
            frame.isQueued = true;
            ready.add(frame);
        }
    }

    /** Proceeds with whatever is ready until all wait or the step has done enough. */
    void drain() {
        while (!isClosed() && !budget.isSpent()) {
            LiveFrame next = ready.poll();
            if (next == null) {
                return;
            }
            next.isQueued = false;
            if (canProceed(next)) {
                Lifecycle.proceed(this, next);
            }
        }
        isInterrupted |= !isClosed() && ready.stream().anyMatch(Run::canProceed);
    }

    /** That a frame stopped at the end of the budget, still ready. */
    void interrupted() {
        isInterrupted = true;
    }

    private static boolean canProceed(LiveFrame frame) {
        return !frame.isRemoved && frame.phase == Phase.READY;
    }

    /** Queues what an earlier step left over; false if there is nothing. */
    boolean resume() {
        FrameTable left = before.frames();
        int no = left.findReady(0);
        for (int found = no; found >= 0; found = left.findReady(found + 1)) {
            enqueue(requireFrame(found));
        }
        return no >= 0;
    }

    // What is written and asked for

    /** Writes an event that a frame's next event points at. */
    void write(LiveFrame frame, HistoryEventType type, @Nullable JsonObject details) {
        frame.lastEventId = writeAside(frame.lastEventId, type, details);
    }

    /** Writes an event that no other points at, or whose place in the chain the caller decides. */
    long writeAside(long previousEventId, HistoryEventType type, @Nullable JsonObject details) {
        if (lastEventId + 1 == Limits.MAX_HISTORY_EVENTS
                && !header().express()
                && !HistoryLimit.mayBeLast(type)) {
            throw new HistoryLimit();
        }
        lastEventId++;
        events.add(new HistoryEvent(lastEventId, previousEventId, type, nowMs(), details));
        budget.history(Details.bytesOf(details));
        return lastEventId;
    }

    void ask(Effect effect) {
        effects.add(effect);
    }

    /**
     * Has a task that may be in a runner's hands, or a map run, stopped, and lets no outcome of it
     * count.
     */
    void withdraw(LiveFrame frame) {
        if (frame.phase == Phase.MAP_RUN) {
            effects.add(new Effect.StopMapRun(frame.no, frame.attempt));
        }
        if (frame.hasTaskOut()) {
            effects.add(new Effect.CancelTask(frame.no, frame.attempt));
        }
        frame.attempt++;
        frame.clearDeadlines();
        frame.earlyOutcome = null;
    }

    // How it ends

    /** Closes the execution; its last event is written already. */
    void close(Ending how) {
        ending = how;
        flush();
        if (how.status() == ExecutionStatus.SUCCEEDED) {
            frames.forEach(frame -> remove(requireFrame(frame.no())));
        } else {
            frames.forEach(this::keepForRedrive);
        }
    }

    private void keepForRedrive(Frame frame) {
        if (frame.phase() != Phase.FINISHED && frame.phase() != Phase.ABORTED) {
            withdraw(requireFrame(frame.no()));
        }
    }

    /** The step this run comes to. */
    Step finish() {
        flush();
        var changed = new ArrayList<>(removedAtRest);
        for (LiveFrame frame : touched.values()) {
            if (!frame.isRemoved || before.findFrame(frame.no) != null) {
                changed.add(frame.no);
            }
        }
        changed.sort(null);
        return new Step(true, after(), List.copyOf(events), wantedEffects(), List.copyOf(changed));
    }

    private Execution after() {
        Ending end = ending;
        return new Execution(
                before.header(),
                end == null ? ExecutionStatus.RUNNING : end.status(),
                frames.table(),
                nextFrameNo,
                lastEventId,
                before.deadlineMs(),
                before.redriveCount(),
                before.redrivenAtMs(),
                end == null ? null : end.output(),
                end == null ? null : end.error(),
                end == null ? null : end.cause(),
                end == null ? 0 : end.closedAtMs());
    }

    /** Without what the same step has overtaken. */
    private List<Effect> wantedEffects() {
        var wanted = new ArrayList<Effect>(effects.size() + 1);
        for (Effect effect : effects) {
            boolean isWanted =
                    switch (effect) {
                        case Effect.ScheduleTask task -> isScheduled(task);
                        case Effect.StartMapRun start -> frames.find(start.frame()) != null;
                        default -> true;
                    };
            if (isWanted) {
                wanted.add(effect);
            }
        }
        if (isClosed()) {
            wanted.add(new Effect.Finish());
        } else if (isInterrupted) {
            wanted.add(new Effect.Continue());
        }
        return List.copyOf(wanted);
    }

    private boolean isScheduled(Effect.ScheduleTask task) {
        Frame frame = frames.find(task.frame());
        return frame != null
                && frame.phase() == Phase.SCHEDULED
                && frame.attempt() == task.attempt()
                && !isClosed();
    }

    private void flush() {
        for (LiveFrame frame : touched.values()) {
            if (frame.isRemoved) {
                frames.remove(frame.no);
            } else {
                frames.put(frame.freeze());
            }
        }
    }
}
