package gantry.states.interpreter;

/**
 * Makes the task token of a frame's attempt ({@code $$.Task.Token}); the same arguments give the
 * same token.
 */
@FunctionalInterface
public interface TaskTokens {
    String token(int frame, int attempt);
}
