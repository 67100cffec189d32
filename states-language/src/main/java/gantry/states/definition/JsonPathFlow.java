package gantry.states.definition;

import gantry.json.path.ReferencePath;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The data-flow fields of the query language JSONPath, in the order of their evaluation: InputPath,
 * Parameters, (the work), ResultSelector, ResultPath, OutputPath. What a state's type does not have
 * is at its default.
 *
 * @param inputPath null as in the definition: the state sees {@code {}}
 * @param parameters of Pass, Task, Parallel; null if absent (a Map's are its {@link
 *     MapState#itemSelector()})
 * @param resultSelector null if absent
 * @param resultPath null as in the definition: the result is dropped and the input goes on
 * @param outputPath null as in the definition: the output is {@code {}}
 */
public record JsonPathFlow(
        @Nullable DataPath inputPath,
        @Nullable PayloadTemplate parameters,
        @Nullable PayloadTemplate resultSelector,
        @Nullable ReferencePath resultPath,
        @Nullable DataPath outputPath,
        List<PayloadTemplate.Field> assign)
        implements DataFlow {
    public JsonPathFlow {
        assign = List.copyOf(assign);
    }

    /** {@code $}: what is written there takes the place of all. */
    public static final ReferencePath WHOLE = ReferencePath.compile("$");

    /** What a state without any of the fields does: the result replaces the input. */
    public static final JsonPathFlow DEFAULT =
            new JsonPathFlow(DataPath.INPUT, null, null, WHOLE, DataPath.INPUT, List.of());
}
