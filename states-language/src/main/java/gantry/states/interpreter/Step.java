package gantry.states.interpreter;

import java.util.List;

/**
 * What an event came to.
 *
 * @param accepted false if the event named an attempt, frame or execution that no longer waits for
 *     it; then nothing changed
 * @param changedFrames numbers of the frames that were put, changed or removed (those that {@link
 *     Execution#findFrame} no longer finds), ascending
 */
public record Step(
        boolean accepted,
        Execution execution,
        List<HistoryEvent> events,
        List<Effect> effects,
        List<Integer> changedFrames) {}
