package gantry.states.interpreter;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

/**
 * One event of an execution's history, as GetExecutionHistory answers it.
 *
 * @param id 1, 2, 3 … in the order of writing
 * @param previousEventId the causal parent, 0 for none
 * @param details what stands under {@link HistoryEventType#detailsMember()}; payloads stand in it
 *     as {@link gantry.json.Payload}, which prints as a string
 */
public record HistoryEvent(
        long id,
        long previousEventId,
        HistoryEventType type,
        long timestampMs,
        @Nullable JsonObject details) {}
