package gantry.states.interpreter;

import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.definition.MapState;
import gantry.states.definition.PayloadTemplate;
import gantry.states.definition.StateMachine;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The items of a map run, as its Map state sees them. Pure: what it reads is the execution that
 * waits for the map run. Confined to its maker, and good for as long as that execution's frame.
 */
public final class MapRunItems {
    private final Run run;
    private final LiveFrame frame;
    private final MapState state;
    private final Payload seen;
    private boolean hasMade;

    /**
     * @param frame whose map run is open ({@link Phase#MAP_RUN})
     */
    public MapRunItems(
            StateMachine machine, Execution execution, int frame, Surroundings surroundings) {
        this.run = new Run(machine, execution, surroundings);
        this.frame = run.requireFrame(frame);
        this.state = MapRuns.stateOf(this.frame);
        this.seen = DataFlows.seen(run, this.frame, state.flow());
    }

    MapRunItems(Run run, LiveFrame frame, MapState state, Payload seen) {
        this.run = run;
        this.frame = frame;
        this.state = state;
        this.seen = seen;
    }

    /** All items of a Map without ItemReader: they are in its input. */
    public List<MapRunItem> items() {
        return of(found());
    }

    /** How many they are. */
    public int size() {
        return MapRuns.sizeOf(found());
    }

    /** Those from an index on, to another one that is not among them. */
    public List<MapRunItem> items(int from, int to) {
        Object found = found();
        if (!(found instanceof List<?> list)) {
            return of(found).subList(from, to);
        }
        var some = new ArrayList<MapRunItem>(to - from);
        for (int index = from; index < to; index++) {
            some.add(item(index, null, list.get(index)));
        }
        return some;
    }

    private Object found() {
        return MapRuns.items(state, frame, Scene.of(run, frame, seen));
    }

    /** The elements of an array, or the members of an object. */
    static List<MapRunItem> of(Object items) {
        var all = new ArrayList<MapRunItem>();
        if (items instanceof Map<?, ?> object) {
            object.forEach((key, value) -> all.add(item(all.size(), String.valueOf(key), value)));
        } else if (items instanceof List<?> list) {
            list.forEach(value -> all.add(item(all.size(), null, value)));
        }
        return all;
    }

    private static MapRunItem item(int index, @Nullable String key, @Nullable Object value) {
        return new MapRunItem(index, key, Payload.of(value), MapRunItem.STATE_DATA);
    }

    /** Whether the inputs made so far are work enough for one turn; one can always be made. */
    public boolean isSpent() {
        return hasMade && run.budget.isSpent();
    }

    /**
     * An item after ItemSelector: the input of a child, or of a batch a part ({@link ItemBatch}). A
     * failure of it fails the map run.
     */
    public ItemInput input(MapRunItem item) {
        hasMade = true;
        run.budget.beginItem();
        try {
            Payload input = selected(item);
            return new ItemInput.Made(DataFlows.checked(run, frame, input));
        } catch (StateFailure failure) {
            StateFailure located = failure.at(frame);
            return new ItemInput.Failed(
                    String.valueOf(located.error()), String.valueOf(located.cause()));
        }
    }

    /** An item after ItemSelector, whatever its size. */
    Payload selected(MapRunItem item) {
        PayloadTemplate selector = state.itemSelector();
        if (selector == null) {
            return item.plain();
        }
        Scene scene = Scene.of(run, frame, seen, context(item));
        return DataFlows.made(frame, Templates.evaluate(selector, scene));
    }

    /** What an ItemSelector finds at {@code $$.Map.Item}. */
    private JsonObject context(MapRunItem item) {
        Object value = item.value().value();
        if (state.distributed() == null) {
            return JsonObject.of("Index", item.index(), "Value", value);
        }
        JsonObject context =
                JsonObject.of("Index", item.index(), "Value", value, "Source", item.source());
        return item.key() == null ? context : context.with("Key", item.key());
    }
}
