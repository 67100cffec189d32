package gantry.functions.environments;

/** Whom an {@link Environment} tells what becomes of it. Called from any thread. */
interface EnvironmentPool {
    /** It may be given an invocation. */
    void free(Environment environment);

    /** It has answered but does something else than to ask for more. */
    void occupied(Environment environment);

    /** It never got this one, through no fault of it: another is to run it. */
    void again(Invocation invocation);

    /** Nothing of it is left. */
    void gone(Environment environment);
}
