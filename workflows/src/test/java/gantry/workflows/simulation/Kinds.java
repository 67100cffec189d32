package gantry.workflows.simulation;

/**
 * What is done in a world beside starting, stopping and redriving executions. Each seed has some
 * kinds and not others.
 *
 * @param keptMs how long closed executions are kept; 0 for ever
 * @param express how many asynchronous Express executions are wanted
 */
record Kinds(long keptMs, int express) {
    static final Kinds NONE = new Kinds(0, 0);

    /** Of a world; by other chance than all else in it. */
    static Kinds of(long seed) {
        var dice = new Dice(Long.rotateLeft(seed, Integer.SIZE) + 1);
        return new Kinds(
                dice.oneIn(2) ? dice.between(5_000, 40_000) : 0,
                dice.oneIn(2) ? 10 + dice.roll(50) : 0);
    }

    boolean removes() {
        return keptMs > 0;
    }
}
