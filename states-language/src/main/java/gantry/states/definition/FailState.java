package gantry.states.definition;

import org.jspecify.annotations.Nullable;

/**
 * A Fail state.
 *
 * @param error Error or ErrorPath; null if absent
 * @param cause Cause or CausePath; null if absent
 */
public record FailState(StateHeader header, @Nullable TextSource error, @Nullable TextSource cause)
        implements State {
    @Override
    public String type() {
        return "Fail";
    }
}
