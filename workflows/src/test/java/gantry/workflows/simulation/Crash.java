package gantry.workflows.simulation;

/** The process dies at this very step. An error, so that the engine's guards let it through. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String where) {
        super(where, null, false, false);
    }
}
