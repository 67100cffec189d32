package gantry.states.definition;

import org.jspecify.annotations.Nullable;

/**
 * A Pass state.
 *
 * @param result the field Result; null if absent (a JSON null is a literal of it)
 */
public record PassState(StateHeader header, DataFlow flow, PayloadTemplate.@Nullable Literal result)
        implements State {
    @Override
    public String type() {
        return "Pass";
    }
}
