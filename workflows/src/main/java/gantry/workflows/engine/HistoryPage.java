package gantry.workflows.engine;

import gantry.states.interpreter.HistoryEvent;

import java.util.List;

/**
 * Some events of an execution, in the order asked for.
 *
 * @param nextEventId where the next page begins; 0 if there is none
 */
public record HistoryPage(List<HistoryEvent> events, long nextEventId) {}
