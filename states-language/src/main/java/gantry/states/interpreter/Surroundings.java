package gantry.states.interpreter;

import org.jspecify.annotations.Nullable;

import java.util.random.RandomGenerator;

/**
 * All that a step may know of the world.
 *
 * @param inspection looks on, where one state works alone; null in all other executions
 * @param hasHistory whether somebody reads what states were given and gave; if not, the events of
 *     entering and leaving them and of the execution's begin and success have no details
 */
public record Surroundings(
        long nowMs,
        RandomGenerator random,
        TaskTokens tokens,
        @Nullable Inspection inspection,
        boolean hasHistory) {
    public Surroundings(
            long nowMs,
            RandomGenerator random,
            TaskTokens tokens,
            @Nullable Inspection inspection) {
        this(nowMs, random, tokens, inspection, true);
    }

    public Surroundings(long nowMs, RandomGenerator random, TaskTokens tokens) {
        this(nowMs, random, tokens, null);
    }
}
