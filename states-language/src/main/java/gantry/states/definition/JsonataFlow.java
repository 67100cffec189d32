package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The flow of data in the query language JSONata.
 *
 * @param arguments of Task and Parallel; null if absent: the state's input
 * @param output null if absent: the result of the work, or the input of a state that has none
 */
public record JsonataFlow(
        @Nullable PayloadTemplate arguments,
        @Nullable PayloadTemplate output,
        List<PayloadTemplate.Field> assign)
        implements DataFlow {
    public JsonataFlow {
        assign = List.copyOf(assign);
    }
}
