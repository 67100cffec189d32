package gantry.workflows.maprun;

/**
 * Children of a map run, or their items, by what became of them.
 *
 * @param toRedrive ended without success and are to run again
 */
public record Tally(
        long running,
        long succeeded,
        long failed,
        long timedOut,
        long aborted,
        Unsuccessful toRedrive) {
    /** Nothing has begun. */
    public static final Tally ZERO = new Tally(0, 0, 0, 0, 0, Unsuccessful.NONE);

    /** Those that ended without success, by how. */
    public record Unsuccessful(long failed, long timedOut, long aborted) {
        static final Unsuccessful NONE = new Unsuccessful(0, 0, 0);

        public Unsuccessful {
            requireNoneBelowZero(failed, timedOut, aborted);
        }

        public long sum() {
            return failed + timedOut + aborted;
        }

        private Unsuccessful minus(ChildOutcome outcome, long count) {
            return switch (outcome) {
                case FAILED -> new Unsuccessful(failed - count, timedOut, aborted);
                case TIMED_OUT -> new Unsuccessful(failed, timedOut - count, aborted);
                case ABORTED -> new Unsuccessful(failed, timedOut, aborted - count);
                case SUCCEEDED ->
                        throw new IllegalStateException("What succeeded is not run again");
            };
        }
    }

    public Tally {
        requireNoneBelowZero(running, succeeded, failed, timedOut, aborted);
    }

    private static void requireNoneBelowZero(long... counts) {
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalStateException("A map run counts " + count);
            }
        }
    }

    /** All that have begun. */
    public long begun() {
        return running + succeeded + unsuccessful() + toRedrive.sum();
    }

    /** Those that ended without success and stay so. */
    public long unsuccessful() {
        return failed + timedOut + aborted;
    }

    Tally started(long count) {
        return new Tally(running + count, succeeded, failed, timedOut, aborted, toRedrive);
    }

    Tally ended(ChildOutcome outcome, long count) {
        long left = running - count;
        return switch (outcome) {
            case SUCCEEDED ->
                    new Tally(left, succeeded + count, failed, timedOut, aborted, toRedrive);
            case FAILED -> new Tally(left, succeeded, failed + count, timedOut, aborted, toRedrive);
            case TIMED_OUT ->
                    new Tally(left, succeeded, failed, timedOut + count, aborted, toRedrive);
            case ABORTED ->
                    new Tally(left, succeeded, failed, timedOut, aborted + count, toRedrive);
        };
    }

    /** All that did not succeed are to run again. */
    Tally redriven() {
        var all =
                new Unsuccessful(
                        failed + toRedrive.failed,
                        timedOut + toRedrive.timedOut,
                        aborted + toRedrive.aborted);
        return new Tally(running, succeeded, 0, 0, 0, all);
    }

    /** Those that had ended so run again. */
    Tally startedAgain(ChildOutcome before, long count) {
        return new Tally(
                running + count,
                succeeded,
                failed,
                timedOut,
                aborted,
                toRedrive.minus(before, count));
    }

    /** Those that had ended so will not run again. */
    Tally leftAsItEnded(ChildOutcome before, long count) {
        return startedAgain(before, count).ended(before, count);
    }

    /** None of those that were to run again will. */
    Tally withoutRedrive() {
        return new Tally(
                running,
                succeeded,
                failed + toRedrive.failed,
                timedOut + toRedrive.timedOut,
                aborted + toRedrive.aborted,
                Unsuccessful.NONE);
    }
}
