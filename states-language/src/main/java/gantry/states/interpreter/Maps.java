package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.JsonPathFlow;
import gantry.states.definition.MapState;
import gantry.states.definition.PayloadTemplate;

import java.util.List;

/** The Map state in mode INLINE: an iteration an item, at most forty open at once. */
final class Maps {
    private Maps() {}

    static void start(Run run, LiveFrame frame, MapState state) {
        Payload seen = seen(run, frame, state);
        Scene scene = Scene.of(run, frame, seen.value());
        List<?> items = items(state, scene);
        long bound = Integers.of(state.maxConcurrency(), scene, 0, Integer.MAX_VALUE);
        run.write(frame, HistoryEventType.MAP_STATE_STARTED, Details.length(items.size()));
        FanOuts.open(run, frame, items.size(), concurrency(bound));
        if (items.isEmpty()) {
            FanOuts.join(run, frame);
        }
    }

    static void startIteration(Run run, LiveFrame frame, MapState state, long previousEventId) {
        FanOut fanOut = frame.requireFanOut();
        int index = fanOut.started();
        Payload seen = seen(run, frame, state);
        // Found again each time instead of kept: a copy of all items would be stored at each
        // change of the counters.
        Object value = items(state, Scene.of(run, frame, seen.value())).get(index);
        Payload item = Payload.of(value);
        Payload input = item;
        PayloadTemplate selector = state.itemSelector();
        if (selector != null) {
            Scene scene = Scene.of(run, frame, seen.value(), item, index);
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

    private static Payload seen(Run run, LiveFrame frame, MapState state) {
        JsonPathFlow flow = DataFlows.of(state.flow());
        return DataFlows.afterInputPath(run, frame, flow);
    }

    private static List<?> items(MapState state, Scene scene) {
        if (scene.read(state.itemsPath()) instanceof List<?> list) {
            return list;
        }
        throw StateFailure.runtime(
                "Reference path \"" + state.itemsPath().text() + "\" must point to array.");
    }

    private static int concurrency(long bound) {
        return bound == 0 || bound > Limits.MAX_INLINE_CONCURRENCY
                ? Limits.MAX_INLINE_CONCURRENCY
                : (int) bound;
    }
}
