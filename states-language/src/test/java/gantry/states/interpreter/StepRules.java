package gantry.states.interpreter;

import gantry.states.definition.StateMachine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** What holds for every step; each broken rule is an AssertionError that names it. */
@SuppressWarnings("ReferenceEquality") // what a step leaves alone is the same object
final class StepRules {
    private final StateMachine machine;
    private final Execution before;
    private final Step step;
    private final Execution after;

    private StepRules(StateMachine machine, Execution before, Step step) {
        this.machine = machine;
        this.before = before;
        this.step = step;
        this.after = step.execution();
    }

    static void check(StateMachine machine, Execution before, Event event, long nowMs, Step step) {
        var rules = new StepRules(machine, before, step);
        if (!step.accepted()) {
            rules.nothingChanged();
            return;
        }
        rules.isHeard(event);
        rules.events(nowMs);
        rules.changes();
        rules.effects();
        if (step.execution().status().isClosed()) {
            rules.end();
        } else {
            rules.waits();
        }
    }

    static void require(boolean holds, String rule, Object... values) {
        if (!holds) {
            throw new AssertionError(rule + " " + List.of(values));
        }
    }

    private void nothingChanged() {
        require(
                after == before
                        && step.events().isEmpty()
                        && step.effects().isEmpty()
                        && step.changedFrames().isEmpty(),
                "A refused event changes nothing");
    }

    /** Outcomes count for the current attempt only. */
    private void isHeard(Event event) {
        switch (event) {
            case Event.TaskStarted(var no, var attempt, _) -> isCurrent(no, attempt);
            case Event.TaskSubmitted(var no, var attempt, _) -> isCurrent(no, attempt);
            case Event.TaskSucceeded(var no, var attempt, _) -> isCurrent(no, attempt);
            case Event.TaskFailed(var no, var attempt, _, _, _) -> isCurrent(no, attempt);
            case Event.Redrive _ ->
                    require(before.status().isClosed(), "Only the ended is redriven");
            case Event.MapRunSucceeded(var no, var attempt, _) -> isCurrent(no, attempt);
            case Event.MapRunFailed(var no, var attempt, _, _) -> isCurrent(no, attempt);
            case Event.Started _,
                    Event.Continue _,
                    Event.Due _,
                    Event.ExecutionDue _,
                    Event.Stop _ ->
                    require(!before.status().isClosed(), "The ended hears no", event);
        }
    }

    private void isCurrent(int no, int attempt) {
        Frame frame = before.findFrame(no);
        require(
                frame != null && frame.attempt() == attempt && !before.status().isClosed(),
                "Only the current attempt is heard, of frame",
                no);
    }

    private void events(long nowMs) {
        long id = before.lastEventId();
        for (HistoryEvent event : step.events()) {
            require(event.id() == ++id, "Ids count on, at", event.id());
            require(event.timestampMs() == nowMs, "All of a step is now, at", event.id());
        }
        require(after.lastEventId() == id, "The execution knows its last event", id);
    }

    private void changes() {
        var changed = new HashSet<>(step.changedFrames());
        require(
                step.changedFrames().equals(changed.stream().sorted().toList()),
                "Changed frames are told once and in order",
                step.changedFrames());
        after.frames()
                .forEach(
                        frame ->
                                require(
                                        changed.contains(frame.no())
                                                || before.findFrame(frame.no()) == frame,
                                        "Each changed frame is told, also",
                                        frame.no()));
        before.frames()
                .forEach(
                        frame ->
                                require(
                                        changed.contains(frame.no())
                                                || after.findFrame(frame.no()) != null,
                                        "Each removed frame is told, also",
                                        frame.no()));
        long[] variableBytes = new long[1];
        after.frames().forEach(frame -> variableBytes[0] += frame.variables().bytes());
        require(
                after.frames().variableBytes() == variableBytes[0],
                "Bytes of variables add up",
                variableBytes[0]);
    }

    private void effects() {
        var scheduled = new ArrayList<Long>();
        for (HistoryEvent event : step.events()) {
            if (HistoryRules.isScheduled(event.type())) {
                scheduled.add(event.id());
            }
        }
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.ScheduleTask(var no, var attempt) -> {
                    Frame frame = after.requireFrame(no);
                    require(
                            frame.phase() == Phase.SCHEDULED
                                    && frame.attempt() == attempt
                                    && frame.work() != null,
                            "A task that is asked for is scheduled, in frame",
                            no);
                    require(
                            scheduled.remove(frame.lastEventId()),
                            "A task that is asked for has its event, in frame",
                            no);
                }
                case Effect.CancelTask(var no, var attempt) -> {
                    Frame frame = before.findFrame(no);
                    require(
                            frame != null
                                    && frame.attempt() == attempt
                                    && (frame.phase() == Phase.STARTED
                                            || frame.phase() == Phase.SUBMITTED),
                            "A task that is cancelled was out, in frame",
                            no);
                }
                case Effect.StartMapRun _, Effect.RedriveMapRun _, Effect.StopMapRun _ ->
                        throw new AssertionError("No Map is distributed here");
                case Effect.Continue _ ->
                        require(after.frames().findReady(0) >= 0, "Continue has work");
                case Effect.Finish _ ->
                        require(after.status().isClosed(), "What finishes is closed");
            }
        }
        require(
                step.effects().contains(new Effect.Finish()) == after.status().isClosed(),
                "What is closed finishes");
    }

    private void end() {
        require(
                !String.valueOf(after.cause()).contains("internal error"),
                "The interpreter has no fault of its own",
                String.valueOf(after.cause()));
        boolean succeeded = after.status() == ExecutionStatus.SUCCEEDED;
        require((after.output() != null) == succeeded, "Output is for success alone");
        require(
                after.error() == null || !succeeded,
                "Success has no error",
                Objects.toString(after.error()));
        require(after.closedAtMs() > 0, "It closed at a time");
        require(!succeeded || after.frames().size() == 0, "Success leaves no frame");
        after.frames()
                .forEach(
                        frame ->
                                require(
                                        frame.wakeAtMs() == Frame.NEVER
                                                && frame.earlyOutcome() == null,
                                        "Nothing is due in an execution that ended, frame",
                                        frame.no()));
    }

    /** What is open waits for something, or is continued. */
    private void waits() {
        boolean continues =
                step.effects().contains(new Effect.Continue())
                        // Asked for by a step before, and on its way.
                        || (!before.status().isClosed() && before.frames().findReady(0) >= 0);
        after.frames()
                .forEach(
                        frame ->
                                require(
                                        isWaiting(frame, continues),
                                        "Each open frame waits for something, also",
                                        frame.no(),
                                        frame.phase(),
                                        machine.requireState(frame.state()).type()));
    }

    private boolean isWaiting(Frame frame, boolean continues) {
        return switch (frame.phase()) {
            case READY -> continues;
            case WAITING, BACKING_OFF -> frame.dueAtMs() < Frame.NEVER;
            case SCHEDULED, STARTED, SUBMITTED, MAP_RUN -> frame.work() != null;
            case JOINING -> {
                FanOut fanOut = frame.fanOut();
                yield fanOut != null && fanOut.open() > 0 && fanOut.succeeded() < fanOut.total();
            }
            case FINISHED -> frame.output() != null && frame.parent() != Frame.NO_PARENT;
            case ABORTED -> frame.parent() != Frame.NO_PARENT;
        };
    }
}
