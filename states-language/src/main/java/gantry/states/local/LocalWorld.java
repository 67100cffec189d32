package gantry.states.local;

import java.util.random.RandomGenerator;

/** What an execution and the children of its map runs share. */
record LocalWorld(
        TaskHandler tasks, LocalObjects objects, LocalClock clock, RandomGenerator random) {}
