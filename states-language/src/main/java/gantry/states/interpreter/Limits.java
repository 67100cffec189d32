package gantry.states.interpreter;

/**
 * Bounds of an execution.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Step
 *     Functions service quotas</a>
 */
final class Limits {
    /** Events of a Standard execution; the last one says that there may be no more. */
    static final long MAX_HISTORY_EVENTS = 25_000;

    /** Iterations of an inline Map that are open at once. */
    static final int MAX_INLINE_CONCURRENCY = 40;

    /** How long a Standard execution may run: a year. */
    static final long MAX_STANDARD_SECONDS = 31_536_000;

    /** How long an Express execution may run: five minutes. */
    static final long MAX_EXPRESS_SECONDS = 300;

    /** How long a Wait may last: a year. */
    static final long MAX_WAIT_SECONDS = 31_536_000;

    /** TimeoutSeconds, HeartbeatSeconds, IntervalSeconds. */
    static final long MAX_SECONDS = 99_999_999;

    /** What one Assign may hold, and one variable (AWS, "Passing data between states"). */
    static final long MAX_ASSIGN_BYTES = 262_144;

    /** All variables of an execution. */
    static final long MAX_VARIABLE_BYTES = 10_485_760;

    /** Characters of an error name; a longer one is cut. */
    static final int MAX_ERROR_CHARACTERS = 256;

    /** Characters of a cause; a longer one is cut. */
    static final int MAX_CAUSE_CHARACTERS = 32_768;

    /** States entered in one step, after which others have their turn. */
    static final int MAX_STEP_TRANSITIONS = 500;

    /** Bytes of history written in one step. */
    static final long MAX_STEP_HISTORY_BYTES = 1_048_576;

    /** Nodes visited, items taken and KiB made in one step. */
    static final long MAX_STEP_WORK = 1_000_000;

    /**
     * The same within one state, where no step can end: some seconds of a core. Ours; a template
     * with a hundred paths that each visit all of the largest payload stays below.
     */
    static final long MAX_STATE_WORK = 50_000_000;

    private Limits() {}
}
