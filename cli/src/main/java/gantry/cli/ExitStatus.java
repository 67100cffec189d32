package gantry.cli;

/** What the process says to the shell that started it. */
final class ExitStatus {
    static final int DONE = 0;

    /** It ran, and what it ran did not succeed. */
    static final int FAILED = 1;

    /** It could not begin, or not go on, because of what was asked. */
    static final int USAGE = 2;

    private ExitStatus() {}
}
