package gantry.workflows.teststate;

import gantry.json.Payload;
import gantry.operations.Cancellation;
import gantry.operations.ServiceUnavailable;
import gantry.states.definition.StateMachine;
import gantry.states.definition.TaskState;
import gantry.states.interpreter.Effect;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.ExecutionHeader;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.Inspection;
import gantry.states.interpreter.Interpreter;
import gantry.states.interpreter.Outcome;
import gantry.states.interpreter.Step;
import gantry.states.interpreter.Surroundings;
import gantry.workflows.tasks.TaskCall;
import gantry.workflows.tasks.TaskRunner;

import java.time.InstantSource;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** One state at work. Confined to its thread but for {@link #stop}. */
final class StateRun {
    private final StateTest test;
    private final StateMachine machine;
    private final TaskRunner runner;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Inspection inspection;
    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Cancellation task = new Cancellation();
    private Execution execution;
    private volatile boolean isStopped;

    StateRun(StateTest test, TaskRunner runner, InstantSource clock, RandomGenerator random) {
        this.test = test;
        this.machine = test.tested().machine();
        this.runner = runner;
        this.clock = clock;
        this.random = random;
        this.inspection = new Inspection(test.given());
        this.execution = inspection.begin(machine, test.header(), test.tested().state());
    }

    /** Called from any thread. */
    void stop() {
        isStopped = true;
        events.add(new Event.Stop(null, null));
    }

    StateTests.Tested run(Cancellation caller) {
        try (var _ = caller.onCancel(() -> events.add(new Event.Stop(null, null)))) {
            advance(new Event.Continue());
            while (!inspection.isOver() && !execution.status().isClosed()) {
                advance(next());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            isStopped = true;
        } finally {
            task.cancel();
        }
        if (isStopped) {
            throw new ServiceUnavailable("Gantry is stopping; please try again.");
        }
        return new StateTests.Tested(inspection, execution);
    }

    /** What happens next: an answer, a deadline of the state, or the end of the five minutes. */
    private Event next() throws InterruptedException {
        while (true) {
            long wakeAtMs = execution.requireFrame(0).wakeAtMs();
            long untilMs = Math.min(wakeAtMs, execution.deadlineMs());
            Event event = events.poll(untilMs - clock.millis(), TimeUnit.MILLISECONDS);
            if (event != null) {
                return event;
            }
            long nowMs = clock.millis();
            if (nowMs >= execution.deadlineMs()) {
                return new Event.ExecutionDue();
            }
            if (nowMs >= wakeAtMs) {
                return new Event.Due(0);
            }
        }
    }

    private void advance(Event event) {
        var surroundings = new Surroundings(clock.millis(), random, this::token, inspection);
        Step step = Interpreter.advance(machine, execution, event, surroundings);
        execution = step.execution();
        step.effects().forEach(this::follow);
    }

    private void follow(Effect effect) {
        switch (effect) {
            case Effect.ScheduleTask(var frame, var attempt) -> start(frame, attempt);
            case Effect.CancelTask _ -> task.cancel();
            case Effect.Continue() -> events.add(new Event.Continue());
            case Effect.StartMapRun _, Effect.StopMapRun _, Effect.RedriveMapRun _ ->
                    throw new IllegalStateException("A Map that works alone asks for a map run");
            case Effect.Finish() -> {}
        }
    }

    private void start(int no, int attempt) {
        Frame frame = execution.requireFrame(no);
        if (frame.work() == null
                || !(machine.requireState(frame.state()) instanceof TaskState state)) {
            throw new IllegalStateException("Frame " + no + " is in no Task state");
        }
        Payload work = frame.work();
        advance(new Event.TaskStarted(no, attempt, null));
        Outcome mocked = test.mockedTask();
        if (mocked != null) {
            if (state.resource().isAnsweredLater()) {
                advance(new Event.TaskSubmitted(no, attempt, Payload.EMPTY_OBJECT));
            }
            events.add(mocked.event(no, attempt));
        } else if (execution.awaits(no, attempt)) {
            runner.run(
                    call(state, work, no, attempt),
                    outcome -> events.add(outcome.event(no, attempt)));
        }
    }

    private TaskCall call(TaskState state, Payload work, int no, int attempt) {
        ExecutionHeader header = test.header();
        Frame frame = execution.requireFrame(no);
        return new TaskCall(
                state.resource(),
                work,
                header.executionArn(),
                header.roleArn(),
                token(no, attempt),
                token(no, attempt),
                Math.min(frame.dueAtMs(), execution.deadlineMs()),
                task);
    }

    private String token(int frame, int attempt) {
        return test.header().name() + "-" + frame + "-" + attempt;
    }

    /** Never the content. */
    @Override
    public String toString() {
        return test.toString();
    }
}
