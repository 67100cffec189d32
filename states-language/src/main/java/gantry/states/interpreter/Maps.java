package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.ItemsSource;
import gantry.states.definition.MapState;
import gantry.states.definition.PayloadTemplate;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The Map state; in mode INLINE, which is here, an iteration an item, at most forty open at once.
 */
final class Maps {
    private Maps() {}

    static void start(Run run, LiveFrame frame, MapState state) {
        if (run.inspection != null) {
            MockedMaps.start(run, frame, state, run.inspection);
        } else if (state.distributed() != null) {
            MapRuns.start(run, frame, state);
        } else {
            startInline(run, frame, state);
        }
    }

    private static void startInline(Run run, LiveFrame frame, MapState state) {
        Scene scene = Scene.of(run, frame, DataFlows.seen(run, frame, state.flow()));
        Payload given = given(run, frame, state.items(), scene);
        List<?> items = items(state.items(), given, scene);
        long bound = Integers.of(state.maxConcurrency(), scene, 0, Integer.MAX_VALUE);
        run.write(frame, HistoryEventType.MAP_STATE_STARTED, Details.length(items.size()));
        FanOuts.open(run, frame, items.size(), concurrency(bound));
        frame.work = given;
        if (items.isEmpty()) {
            FanOuts.join(run, frame);
        }
    }

    static void startIteration(Run run, LiveFrame frame, MapState state, long previousEventId) {
        FanOut fanOut = frame.requireFanOut();
        int index = fanOut.started();
        Payload seen = DataFlows.seen(run, frame, state.flow());
        List<?> items = items(state.items(), frame.work, Scene.of(run, frame, seen));
        Payload item = Payload.of(items.get(index));
        Payload input = item;
        PayloadTemplate selector = state.itemSelector();
        if (selector != null) {
            Scene scene = Scene.of(run, frame, seen, item, index);
            input = DataFlows.made(frame, Templates.evaluate(selector, scene));
        }
        DataFlows.checked(run, frame, input);
        long startedEventId =
                run.writeAside(
                        previousEventId,
                        HistoryEventType.MAP_ITERATION_STARTED,
                        Details.iteration(frame, index));
        run.begin(
                fanOut.frameOf(index),
                frame.no,
                index,
                state.processor(),
                input,
                item,
                startedEventId);
    }

    /**
     * Items as the field Items gives them, once for all iterations: an expression may give others
     * the next time. Null if they are found in the input.
     */
    static @Nullable Payload given(Run run, LiveFrame frame, ItemsSource source, Scene scene) {
        return source instanceof ItemsSource.Given(var template)
                ? DataFlows.checked(
                        run, frame, DataFlows.made(frame, Templates.evaluate(template, scene)))
                : null;
    }

    /**
     * The items. Those of a path are found again each time instead of kept: a copy of all would be
     * stored at each change of the counters.
     */
    static List<?> items(ItemsSource source, @Nullable Payload given, Scene scene) {
        return switch (source) {
            case ItemsSource.At(var path) -> {
                if (scene.read(path) instanceof List<?> list) {
                    yield list;
                }
                throw StateFailure.noArray(path);
            }
            case ItemsSource.Given(PayloadTemplate.Evaluated(var location, var expression)) -> {
                if (given != null && given.value() instanceof List<?> list) {
                    yield list;
                }
                throw Evaluations.unexpected(
                        location, expression, "array", given == null ? null : given.value());
            }
            case ItemsSource.Given _ -> array(given == null ? null : given.value());
            case ItemsSource.Input _ -> array(scene.input());
        };
    }

    private static List<?> array(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw StateFailure.evaluation(
                null, "Map state input must be an array but was: " + Evaluations.print(value));
    }

    private static int concurrency(long bound) {
        return bound == 0 || bound > Limits.MAX_INLINE_CONCURRENCY
                ? Limits.MAX_INLINE_CONCURRENCY
                : (int) bound;
    }
}
