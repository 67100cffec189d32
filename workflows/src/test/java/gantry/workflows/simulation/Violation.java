package gantry.workflows.simulation;

/** Something that must hold does not. An error, so that the engine's guards let it through. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final String about;

    /**
     * A rule is broken.
     *
     * @param about whose first word stands in the lines of the trace that tell of the same thing
     */
    Violation(String rule, String about) {
        super(rule + " [" + about + "]");
        int blank = about.indexOf(' ');
        this.about = blank < 0 ? about : about.substring(0, blank);
    }

    /** What lines of the trace contain that tell of the same thing. */
    String about() {
        return about;
    }

    static void require(boolean holds, String rule, Object about) {
        if (!holds) {
            throw new Violation(rule, String.valueOf(about));
        }
    }
}
