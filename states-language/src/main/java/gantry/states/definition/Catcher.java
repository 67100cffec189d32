package gantry.states.definition;

import gantry.json.path.ReferencePath;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One element of Catch.
 *
 * @param resultPath where the error output goes; null as in the definition: it is dropped
 * @param assign the variables that it gives a value; empty if absent
 * @param output of JSONata; null if absent: the error output
 */
public record Catcher(
        List<String> errorEquals,
        String next,
        @Nullable ReferencePath resultPath,
        List<PayloadTemplate.Field> assign,
        @Nullable PayloadTemplate output) {
    public Catcher {
        errorEquals = List.copyOf(errorEquals);
        assign = List.copyOf(assign);
    }
}
