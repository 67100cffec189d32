package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.MapState;
import gantry.states.definition.PayloadTemplate;

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
        Payload given = MapItems.given(run, frame, state.items(), scene);
        List<?> items = MapItems.inline(state.items(), given, scene);
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
        List<?> items = MapItems.inline(state.items(), frame.work, Scene.of(run, frame, seen));
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

    private static int concurrency(long bound) {
        return bound == 0 || bound > Limits.MAX_INLINE_CONCURRENCY
                ? Limits.MAX_INLINE_CONCURRENCY
                : (int) bound;
    }
}
