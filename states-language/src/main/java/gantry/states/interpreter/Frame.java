package gantry.states.interpreter;

import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One thread of control of an execution: the root, a branch of a Parallel or an iteration of a Map,
 * with the state it is in.
 *
 * @param no the frame's number in its execution; given once, never again
 * @param parent the frame whose Parallel or Map this one belongs to; {@link #NO_PARENT} for the
 *     root
 * @param index of the branch or item; 0 for the root
 * @param state path of the current state in the definition, such as {@code
 *     /States/P/Branches[0]/States/B}
 * @param input the state's input as it was entered with, before InputPath
 * @param work what the work in hand needs again: the effective input that a task was scheduled with
 *     or that a Parallel hands to its branches, the items that a Map's field Items gave, for a map
 *     run its name besides; null while there is none
 * @param output a finished branch's or iteration's output
 * @param item the value of {@code $$.Map.Item.Value} for an iteration; null in others
 * @param enteredEventId the StateEntered event; 0 before it
 * @param lastEventId where the next event's previousEventId points
 * @param attempt counts every task attempt of this frame over its states, retries and redrives;
 *     never reset. An outcome counts only if it names the current one
 * @param retryCount retries of the current state so far ({@code $$.State.RetryCount})
 * @param retrierCounts retries so far by retrier of the current state, in the order of its Retry
 * @param dueAtMs end of a Wait or of a back-off, or the task's time-out; {@link #NEVER} if none
 * @param heartbeatSeconds of the task in hand; 0 if none
 * @param heartbeatDueAtMs when the heartbeat is missed; {@link #NEVER} if none
 * @param variables those that this frame's states have assigned; they read the outer frames' too
 * @param earlyOutcome of a {@code .sync} or {@code .waitForTaskToken} task that was answered before
 *     its call returned; it is kept until then, because TaskSubmitted comes first in the history
 */
public record Frame(
        int no,
        int parent,
        int index,
        String state,
        Phase phase,
        Payload input,
        @Nullable Payload work,
        @Nullable Payload output,
        @Nullable Payload item,
        long enteredEventId,
        long enteredAtMs,
        long lastEventId,
        int attempt,
        int retryCount,
        List<Integer> retrierCounts,
        long dueAtMs,
        long heartbeatSeconds,
        long heartbeatDueAtMs,
        @Nullable FanOut fanOut,
        @Nullable Outcome earlyOutcome,
        Variables variables) {
    public static final int NO_PARENT = -1;
    public static final long NEVER = Long.MAX_VALUE;

    /**
     * When this frame must be looked at unasked: the earlier of its deadlines, or {@link #NEVER}.
     */
    public long wakeAtMs() {
        return Math.min(dueAtMs, heartbeatDueAtMs);
    }

    /** The frame after a heartbeat: the next one is missed at another time. */
    public Frame withHeartbeatDueAtMs(long atMs) {
        return new Frame(
                no,
                parent,
                index,
                state,
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
                atMs,
                fanOut,
                earlyOutcome,
                variables);
    }
}
