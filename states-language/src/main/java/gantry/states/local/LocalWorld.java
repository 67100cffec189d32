package gantry.states.local;

import java.util.random.RandomGenerator;

/** What an execution and the children of its map runs share. */
record LocalWorld(TaskHandler tasks, MapRunData data, LocalClock clock, RandomGenerator random) {}
