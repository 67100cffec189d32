package gantry.workflows.engine;

import gantry.states.interpreter.ExecutionStatus;

import org.jspecify.annotations.Nullable;

/**
 * Which children of a map run are listed.
 *
 * @param status null for any
 * @param isPendingRedrive only those that are to run again; then {@code status} is null
 * @param isRedriven only those that were redriven, or that were not; null for both
 */
public record ChildFilter(
        @Nullable ExecutionStatus status, boolean isPendingRedrive, @Nullable Boolean isRedriven) {}
