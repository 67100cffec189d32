package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A Choice state.
 *
 * @param defaultNext where to go if no choice matches; null if absent
 */
public record ChoiceState(
        StateHeader header, DataFlow flow, List<Choice> choices, @Nullable String defaultNext)
        implements State {
    public ChoiceState {
        choices = List.copyOf(choices);
    }

    @Override
    public String type() {
        return "Choice";
    }

    /**
     * One element of Choices.
     *
     * @param assign the variables that it gives a value; empty if absent. The state's own Assign
     *     belongs to Default
     * @param output of JSONata; null if absent: the input goes on. The state's own Output belongs
     *     to Default
     */
    public record Choice(
            ChoiceRule rule,
            String next,
            List<PayloadTemplate.Field> assign,
            @Nullable PayloadTemplate output) {
        public Choice {
            assign = List.copyOf(assign);
        }
    }
}
