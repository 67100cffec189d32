package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.Resource;
import gantry.states.definition.TaskState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The world around one execution, by chance: tasks that are started, answered early, late, twice or
 * never, heartbeats, deadlines, stops, events that come too late, redrives. Each step is held to
 * {@link StepRules}; what went in is kept, so that it can be given to the interpreter once more.
 */
final class Simulation {
    private static final int MAX_REDRIVES = 2;

    /** Some three for each event that a history may have. */
    private static final int MAX_TURNS = 80_000;

    private static final List<String> ERRORS =
            List.of("E1", "E1", "E2", "States.Timeout", "States.TaskFailed", "Lambda.Unknown");

    private final GeneratedCase generated;
    private final Dice dice;
    private final GeneratedValues values;
    private final RandomGenerator random;
    private final List<Input> inputs = new ArrayList<>();
    private final List<HistoryEvent> history = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private Execution execution;
    private long nowMs;
    private boolean continued;

    /** What went into an execution. */
    sealed interface Input {
        record Posted(long nowMs, Event event, boolean accepted) implements Input {}

        record Heartbeat(int frame, long dueAtMs) implements Input {}
    }

    /** What is about to happen, in any order. */
    private sealed interface Pending {
        record Start(int frame, int attempt) implements Pending {}

        /** One after the other. */
        record Post(List<Event> events) implements Pending {}
    }

    Simulation(GeneratedCase generated) {
        this.generated = generated;
        this.dice = generated.chance();
        this.values = new GeneratedValues(dice);
        this.random = generated.random();
        this.execution = Interpreter.begin(generated.machine(), generated.header());
        this.nowMs = generated.header().startedAtMs();
    }

    /** To its end, and after redrives to its next ends. */
    Simulation run() {
        post(new Event.Started());
        runToEnd();
        while (execution.status() != ExecutionStatus.SUCCEEDED
                && execution.redriveCount() < MAX_REDRIVES
                && dice.oneIn(3)) {
            pending.clear();
            nowMs += dice.roll(2_000);
            post(new Event.Redrive());
            runToEnd();
        }
        if (dice.oneIn(8)) {
            post(stale()); // nobody listens any more
        }
        return this;
    }

    Execution execution() {
        return execution;
    }

    List<HistoryEvent> history() {
        return history;
    }

    List<Input> inputs() {
        return inputs;
    }

    /** Whether a step was too long for one. */
    boolean continued() {
        return continued;
    }

    private void runToEnd() {
        for (int turns = 0; !execution.status().isClosed(); turns++) {
            if (turns > MAX_TURNS) {
                throw new AssertionError("It neither ends nor waits");
            }
            turn();
        }
    }

    private void turn() {
        if (dice.oneIn(100)) {
            post(stale());
        } else if (pending.isEmpty() || dice.oneIn(30)) {
            passTime();
        } else {
            act(pending.remove(dice.roll(pending.size())));
        }
    }

    private void act(Pending what) {
        switch (what) {
            case Pending.Start(var no, var attempt) -> start(no, attempt);
            case Pending.Post(var events) -> {
                post(events.getFirst());
                if (events.size() > 1) {
                    pending.add(new Pending.Post(events.subList(1, events.size())));
                }
            }
        }
    }

    private void post(Event event) {
        Execution before = execution;
        Step step =
                Interpreter.advance(
                        generated.machine(),
                        before,
                        event,
                        new Surroundings(nowMs, random, Simulation::token));
        inputs.add(new Input.Posted(nowMs, event, step.accepted()));
        execution = step.execution();
        history.addAll(step.events());
        StepRules.check(generated.machine(), before, event, nowMs, step);
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.ScheduleTask(var frame, var attempt) ->
                        pending.add(new Pending.Start(frame, attempt));
                case Effect.Continue _ -> {
                    continued = true;
                    pending.add(new Pending.Post(List.of(new Event.Continue())));
                }
                case Effect.StartMapRun _, Effect.RedriveMapRun _, Effect.StopMapRun _ ->
                        throw new AssertionError("No Map is distributed here");
                case Effect.CancelTask _, Effect.Finish _ -> {}
            }
        }
    }

    static String token(int frame, int attempt) {
        return "token-" + frame + "-" + attempt;
    }

    /** On to the next deadline, of a frame or of the execution. */
    private void passTime() {
        Frame next = nextDue();
        if (next != null && next.heartbeatDueAtMs() < Frame.NEVER && dice.oneIn(4)) {
            long dueAtMs = nowMs + next.heartbeatSeconds() * 1_000;
            inputs.add(new Input.Heartbeat(next.no(), dueAtMs));
            execution = execution.with(next.withHeartbeatDueAtMs(dueAtMs));
        } else if (next == null || next.wakeAtMs() >= execution.deadlineMs()) {
            nowMs = Math.max(nowMs, execution.deadlineMs());
            post(new Event.ExecutionDue());
        } else {
            nowMs = Math.max(nowMs, next.wakeAtMs());
            post(new Event.Due(next.no()));
        }
    }

    private @Nullable Frame nextDue() {
        var next = new @Nullable Frame[1];
        execution
                .frames()
                .forEach(
                        frame -> {
                            Frame best = next[0];
                            if (frame.wakeAtMs() < (best == null ? Frame.NEVER : best.wakeAtMs())) {
                                next[0] = frame;
                            }
                        });
        return next[0];
    }

    private void start(int no, int attempt) {
        Frame frame = execution.findFrame(no);
        if (dice.oneIn(30)) {
            post(failure(no, attempt, TaskFailure.SCHEDULE_FAILED));
            return;
        }
        boolean isCurrent =
                frame != null && frame.attempt() == attempt && frame.phase() == Phase.SCHEDULED;
        post(new Event.TaskStarted(no, attempt, dice.oneIn(2) ? "worker" : null));
        if (!isCurrent || frame == null || dice.oneIn(10)) {
            return; // nobody answers: a deadline ends it, its own or the execution's
        }
        answer(no, attempt, resourceOf(frame));
    }

    private void answer(int no, int attempt, Resource resource) {
        Event outcome = outcome(no, attempt);
        if (dice.oneIn(20)) {
            TaskFailure kind =
                    dice.pick(List.of(TaskFailure.START_FAILED, TaskFailure.SUBMIT_FAILED));
            pending.add(new Pending.Post(List.of(failure(no, attempt, kind), outcome)));
        } else if (resource.isAnsweredLater()) {
            Event submitted = new Event.TaskSubmitted(no, attempt, values.answer());
            pending.add(
                    new Pending.Post(
                            dice.oneIn(4)
                                    ? List.of(outcome, submitted)
                                    : dice.oneIn(8)
                                            ? List.of(submitted)
                                            : List.of(submitted, outcome)));
        } else {
            pending.add(
                    new Pending.Post(
                            dice.oneIn(20) ? List.of(outcome, outcome) : List.of(outcome)));
        }
    }

    private Event outcome(int no, int attempt) {
        return dice.roll(8) < 5
                ? new Event.TaskSucceeded(no, attempt, values.answer())
                : failure(no, attempt, dice.oneIn(6) ? TaskFailure.TIMED_OUT : TaskFailure.FAILED);
    }

    private Event failure(int no, int attempt, TaskFailure kind) {
        return switch (dice.roll(20)) {
            case 0 -> new Event.TaskFailed(no, attempt, kind, null, null);
            case 1 -> new Event.TaskFailed(no, attempt, kind, "E".repeat(300), "C".repeat(40_000));
            default -> new Event.TaskFailed(no, attempt, kind, dice.pick(ERRORS), "it failed");
        };
    }

    private Resource resourceOf(Frame frame) {
        if (generated.machine().requireState(frame.state()) instanceof TaskState task) {
            return task.resource();
        }
        throw new AssertionError("A task was scheduled in " + frame.state());
    }

    /** What comes when nobody reckons with it. */
    private Event stale() {
        int no = dice.roll(execution.nextFrameNo() + 1);
        Frame frame = execution.findFrame(no);
        int attempt = frame == null ? 1 : frame.attempt() - dice.roll(2);
        return switch (dice.roll(8)) {
            case 0 -> new Event.Stop(dice.oneIn(2) ? "Stopped" : null, null);
            case 1 -> new Event.Started();
            case 2 -> new Event.Continue();
            case 3 -> new Event.Due(no);
            case 4 -> new Event.ExecutionDue();
            case 5 -> new Event.TaskSubmitted(no, attempt, Payload.NULL);
            case 6 -> outcome(no, attempt);
            default -> new Event.TaskStarted(no, attempt, null);
        };
    }
}
