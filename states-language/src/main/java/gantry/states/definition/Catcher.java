package gantry.states.definition;

import gantry.json.path.ReferencePath;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One element of Catch.
 *
 * @param resultPath where the error output goes; null as in the definition: it is dropped
 */
public record Catcher(List<String> errorEquals, String next, @Nullable ReferencePath resultPath) {
    public Catcher {
        errorEquals = List.copyOf(errorEquals);
    }
}
