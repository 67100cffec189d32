package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.ItemsSource;
import gantry.states.definition.PayloadTemplate;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * The items of a Map without ItemReader, as its state names them. Those of a path are found again
 * each time instead of kept: a copy of all would be stored at each change of the counters.
 */
final class MapItems {
    private MapItems() {}

    /**
     * Items as the field Items gives them, once for all: an expression may give others the next
     * time. Null if they are found in the input.
     */
    static @Nullable Payload given(Run run, LiveFrame frame, ItemsSource source, Scene scene) {
        return source instanceof ItemsSource.Given(var template)
                ? DataFlows.checked(
                        run, frame, DataFlows.made(frame, Templates.evaluate(template, scene)))
                : null;
    }

    /** In mode INLINE: an array. */
    static List<?> inline(ItemsSource source, @Nullable Payload given, Scene scene) {
        return (List<?>) find(source, given == null ? null : given.value(), scene, false);
    }

    /** In mode DISTRIBUTED: an array, or an object whose members they are. */
    static Object distributed(ItemsSource source, @Nullable Object given, Scene scene) {
        return find(source, given, scene, true);
    }

    private static Object find(
            ItemsSource source, @Nullable Object given, Scene scene, boolean mayBeObject) {
        Object items =
                switch (source) {
                    case ItemsSource.At(var path) -> scene.read(path);
                    case ItemsSource.Given _ -> given;
                    case ItemsSource.Input _ -> scene.input();
                };
        if (items instanceof List || (mayBeObject && items instanceof Map)) {
            return items;
        }
        throw switch (source) {
            case ItemsSource.At(var path) -> StateFailure.noArray(path);
            case ItemsSource.Given(PayloadTemplate.Evaluated(var location, var expression)) ->
                    Evaluations.unexpected(location, expression, "array", items);
            case ItemsSource.Given _, ItemsSource.Input _ ->
                    StateFailure.evaluation(
                            null,
                            "Map state input must be an array but was: "
                                    + Evaluations.print(items));
        };
    }
}
