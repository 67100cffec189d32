package gantry.workflows.simulation;

/**
 * How often what goes wrong. Each seed has some kinds of faults and not others, so that each is
 * seen alone and together with any other.
 *
 * @param crash of the process, at each of its steps
 * @param loss of a message, on its way there or back
 * @param twice a message is sent twice
 * @param rollback of a transaction, torn or refused
 * @param unknown a commit fails so that nobody knows what is on disk: the process ends
 * @param slowDisk a transaction takes seconds, or word of it comes late
 * @param failedRead of the store
 * @param clockJump once in a while, of the wall clock
 * @param vanishing workers and partners that take a task and never answer
 */
record Faults(
        double crash,
        double loss,
        double twice,
        double rollback,
        double unknown,
        double slowDisk,
        double failedRead,
        double clockJump,
        double vanishing) {
    static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Faults of(Dice dice) {
        return new Faults(
                rate(dice, 0.002),
                rate(dice, 0.2),
                rate(dice, 0.3),
                rate(dice, 0.1),
                rate(dice, 0.01),
                rate(dice, 0.05),
                rate(dice, 0.01),
                rate(dice, 0.5),
                rate(dice, 0.15));
    }

    /** None at all, a few or many. */
    private static double rate(Dice dice, double most) {
        return switch (dice.roll(3)) {
            case 0 -> 0;
            case 1 -> most / 10;
            default -> most;
        };
    }
}
