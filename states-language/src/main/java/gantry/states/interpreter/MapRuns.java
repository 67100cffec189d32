package gantry.states.interpreter;

import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.definition.DistributedMap;
import gantry.states.definition.MapState;
import gantry.states.values.WideIntegers;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** The Map state in mode DISTRIBUTED: its items are child executions of a map run. */
final class MapRuns {
    /** Where {@link LiveFrame#work} keeps the items that an expression gave. */
    private static final String ITEMS = "Items";

    /** Where it keeps the map run's ARN: a map run is redriven under its own name. */
    private static final String MAP_RUN_ARN = "MapRunArn";

    private static final String REDRIVE_COUNT = "RedriveCount";
    private static final String STARTED_EVENT_ID = "StartedEventId";

    private MapRuns() {}

    static void start(Run run, LiveFrame frame, MapState state) {
        Scene scene = Scene.of(run, frame, DataFlows.seen(run, frame, state.flow()));
        Object given = keepGiven(run, frame, state, scene);
        int length = isRead(state) ? 0 : sizeOf(items(state, frame, scene));
        long maxConcurrency = Integers.of(state.maxConcurrency(), scene, 0, Integer.MAX_VALUE);
        run.write(frame, HistoryEventType.MAP_STATE_STARTED, Details.length(length));
        MapRunPlan plan = MapRunPlans.plan(run, state, maxConcurrency, scene);
        JsonObject kept =
                JsonObject.of(
                        MAP_RUN_ARN,
                        plan.mapRunArn(),
                        REDRIVE_COUNT,
                        0L,
                        STARTED_EVENT_ID,
                        frame.lastEventId);
        run.write(frame, HistoryEventType.MAP_RUN_STARTED, Details.mapRun(plan.mapRunArn()));
        frame.work = Payload.of(withItems(kept, given));
        frame.phase = Phase.MAP_RUN;
        frame.attempt++;
        run.ask(new Effect.StartMapRun(frame.no, frame.attempt, plan));
    }

    /** The items of a Map without ItemReader, of which nothing has been evaluated yet. */
    static Object begin(Run run, LiveFrame frame, MapState state, Scene scene) {
        Object _ = keepGiven(run, frame, state, scene);
        return items(state, frame, scene);
    }

    private static @Nullable Object keepGiven(
            Run run, LiveFrame frame, MapState state, Scene scene) {
        frame.work = null;
        Payload given = isRead(state) ? null : MapItems.given(run, frame, state.items(), scene);
        Object items = given == null ? null : given.value();
        frame.work = Payload.of(withItems(JsonObject.empty(), items));
        return items;
    }

    static boolean succeeded(Run run, @Nullable LiveFrame frame, int attempt, Payload result) {
        if (frame == null || !isAwaited(frame, attempt)) {
            return false;
        }
        long openEventId = frame.lastEventId;
        run.write(frame, HistoryEventType.MAP_RUN_SUCCEEDED, null);
        run.write(frame, HistoryEventType.MAP_STATE_SUCCEEDED, null);
        frame.lastEventId = openEventId; // recorded: both are side leaves
        frame.endWork();
        frame.phase = Phase.READY;
        Lifecycle.attempt(run, frame, () -> leave(run, frame, WideIntegers.asDoubles(result)));
        return true;
    }

    private static void leave(Run run, LiveFrame frame, Payload result) {
        Leaving leaving = DataFlows.leaving(run, frame, DataFlows.flowOf(frame), result);
        Lifecycle.exit(run, frame, leaving, frame.state().next());
    }

    static boolean failed(
            Run run, @Nullable LiveFrame frame, int attempt, String error, @Nullable String cause) {
        if (frame == null || !isAwaited(frame, attempt)) {
            return false;
        }
        String shortError = Texts.cut(error, Limits.MAX_ERROR_CHARACTERS);
        String shortCause = Texts.cut(cause, Limits.MAX_CAUSE_CHARACTERS);
        run.write(frame, HistoryEventType.MAP_RUN_FAILED, Details.failure(shortError, shortCause));
        frame.phase = Phase.READY; // its work stays: a redrive needs the map run's name
        Failures.fail(run, frame, StateFailure.reported(shortError, shortCause));
        return true;
    }

    private static boolean isAwaited(LiveFrame frame, int attempt) {
        return frame.phase == Phase.MAP_RUN && frame.attempt == attempt;
    }

    /** Whether a redrive goes on with a map run of this frame. */
    static boolean hasMapRun(LiveFrame frame) {
        return frame.state() instanceof MapState map
                && map.distributed() != null
                && keptOf(frame).get(MAP_RUN_ARN) instanceof String;
    }

    static void redrive(Run run, LiveFrame frame) {
        JsonObject kept = keptOf(frame);
        String arn = String.valueOf(kept.get(MAP_RUN_ARN));
        long count = number(kept, REDRIVE_COUNT) + 1;
        frame.lastEventId = number(kept, STARTED_EVENT_ID); // recorded
        run.write(frame, HistoryEventType.MAP_RUN_REDRIVEN, Details.mapRunRedriven(arn, count));
        frame.work = Payload.of(kept.with(REDRIVE_COUNT, count));
        frame.phase = Phase.MAP_RUN;
        frame.attempt++;
        run.ask(new Effect.RedriveMapRun(frame.no, frame.attempt));
    }

    static MapState stateOf(LiveFrame frame) {
        if (frame.state() instanceof MapState map && map.distributed() != null) {
            return map;
        }
        throw new IllegalStateException("Frame " + frame.no + " is in no distributed Map");
    }

    static DistributedMap distributed(MapState state) {
        DistributedMap distributed = state.distributed();
        if (distributed == null) {
            throw new IllegalStateException("State " + state.path() + " is not distributed");
        }
        return distributed;
    }

    static boolean isRead(MapState state) {
        return distributed(state).reader() != null;
    }

    /** The items of a Map without ItemReader: an array, or an object whose members they are. */
    static Object items(MapState state, LiveFrame frame, Scene scene) {
        return MapItems.distributed(state.items(), keptOf(frame).get(ITEMS), scene);
    }

    static int sizeOf(Object items) {
        return items instanceof Map<?, ?> object ? object.size() : ((List<?>) items).size();
    }

    private static JsonObject withItems(JsonObject kept, @Nullable Object items) {
        return items == null ? kept : kept.with(ITEMS, items);
    }

    private static long number(JsonObject kept, String member) {
        return kept.get(member) instanceof Number number ? number.longValue() : 0;
    }

    private static JsonObject keptOf(LiveFrame frame) {
        return frame.work != null && frame.work.value() instanceof JsonObject kept
                ? kept
                : JsonObject.empty();
    }
}
