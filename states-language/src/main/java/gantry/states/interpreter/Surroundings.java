package gantry.states.interpreter;

import org.jspecify.annotations.Nullable;

import java.util.random.RandomGenerator;

/**
 * All that a step may know of the world.
 *
 * @param inspection looks on, where one state works alone; null in all other executions
 */
public record Surroundings(
        long nowMs, RandomGenerator random, TaskTokens tokens, @Nullable Inspection inspection) {
    public Surroundings(long nowMs, RandomGenerator random, TaskTokens tokens) {
        this(nowMs, random, tokens, null);
    }
}
