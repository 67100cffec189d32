package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.Scope;
import gantry.states.definition.State;
import gantry.states.definition.StateMachine;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A {@link Frame} while a step works on it: the same fields, to be changed, and the state they
 * speak of. Confined to one step; {@link #freeze} makes the next frame.
 */
final class LiveFrame {
    final int no;
    final int parent;
    final int index;
    private final StateMachine machine;
    private @Nullable State state;
    private String statePath;

    Phase phase;
    Payload input;
    @Nullable Payload work;
    @Nullable Payload output;
    final @Nullable Payload item;
    long enteredEventId;
    long enteredAtMs;
    long lastEventId;
    int attempt;
    int retryCount;
    List<Integer> retrierCounts;
    long dueAtMs;
    long heartbeatSeconds;
    long heartbeatDueAtMs;
    @Nullable FanOut fanOut;
    @Nullable Outcome earlyOutcome;
    Variables variables;

    /**
     * Where the frame stood when it entered its state in this step; a state that passes at once is
     * not left behind by an expression that fails in it.
     */
    long stoodAtEventId;

    /** Taken out of the execution in this step. */
    boolean isRemoved;

    /** Among those that wait for their turn in this step. */
    boolean isQueued;

    LiveFrame(StateMachine machine, Frame frame) {
        this.machine = machine;
        this.no = frame.no();
        this.parent = frame.parent();
        this.index = frame.index();
        this.statePath = frame.state();
        this.phase = frame.phase();
        this.input = frame.input();
        this.work = frame.work();
        this.output = frame.output();
        this.item = frame.item();
        this.enteredEventId = frame.enteredEventId();
        this.enteredAtMs = frame.enteredAtMs();
        this.lastEventId = frame.lastEventId();
        this.stoodAtEventId = frame.enteredEventId();
        this.attempt = frame.attempt();
        this.retryCount = frame.retryCount();
        this.retrierCounts = frame.retrierCounts();
        this.dueAtMs = frame.dueAtMs();
        this.heartbeatSeconds = frame.heartbeatSeconds();
        this.heartbeatDueAtMs = frame.heartbeatDueAtMs();
        this.fanOut = frame.fanOut();
        this.earlyOutcome = frame.earlyOutcome();
        this.variables = frame.variables();
    }

    /** A frame that begins at the first state of a scope. */
    static Frame beginning(
            int no, int parent, int index, Scope scope, Payload input, @Nullable Payload item) {
        return new Frame(
                no,
                parent,
                index,
                scope.start().path(),
                Phase.READY,
                input,
                null,
                null,
                item,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                Frame.NEVER,
                0,
                Frame.NEVER,
                null,
                null,
                Variables.NONE);
    }

    Frame freeze() {
        return new Frame(
                no,
                parent,
                index,
                statePath,
                phase,
                input,
                work,
                output,
                item,
                enteredEventId,
                enteredAtMs,
                lastEventId,
                attempt,
                retryCount,
                retrierCounts,
                dueAtMs,
                heartbeatSeconds,
                heartbeatDueAtMs,
                fanOut,
                earlyOutcome,
                variables);
    }

    State state() {
        State known = state;
        if (known == null) {
            known = machine.requireState(statePath);
            state = known;
        }
        return known;
    }

    boolean isRoot() {
        return parent == Frame.NO_PARENT;
    }

    /** On to another state of the same scope. */
    void moveTo(String next) {
        State target = machine.requireScopeOf(statePath).requireState(next);
        state = target;
        statePath = target.path();
        phase = Phase.READY;
        enteredEventId = 0;
        retryCount = 0;
        retrierCounts = List.of();
        endWork();
    }

    /** Forgets the work in hand and its deadlines; attempt and retries stay. */
    void endWork() {
        work = null;
        fanOut = null;
        earlyOutcome = null;
        clearDeadlines();
    }

    void clearDeadlines() {
        dueAtMs = Frame.NEVER;
        heartbeatSeconds = 0;
        heartbeatDueAtMs = Frame.NEVER;
    }

    /** Whether a runner may be at work for it. */
    boolean hasTaskOut() {
        return phase == Phase.STARTED || phase == Phase.SUBMITTED;
    }

    FanOut requireFanOut() {
        FanOut known = fanOut;
        if (known == null) {
            throw new IllegalStateException("Frame " + no + " has no children");
        }
        return known;
    }
}
