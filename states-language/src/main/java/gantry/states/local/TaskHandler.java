package gantry.states.local;

/** Does the tasks of a {@link LocalExecution}, or says what came of them. */
@FunctionalInterface
public interface TaskHandler {
    TaskAnswer handle(LocalTask task);
}
