package gantry.states.interpreter;

import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

/**
 * How a map run batches its items.
 *
 * @param maxItems of one batch; 0 for no bound
 * @param maxInputBytes of the input of one child; 0 for the bound of every payload
 * @param batchInput what every batch gets besides its items; null for nothing
 */
public record BatchPlan(long maxItems, long maxInputBytes, @Nullable Payload batchInput) {}
