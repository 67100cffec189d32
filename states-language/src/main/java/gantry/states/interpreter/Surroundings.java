package gantry.states.interpreter;

import java.util.random.RandomGenerator;

/** All that a step may know of the world. */
public record Surroundings(long nowMs, RandomGenerator random, TaskTokens tokens) {}
