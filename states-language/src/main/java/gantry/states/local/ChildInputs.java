package gantry.states.local;

import gantry.json.Payload;
import gantry.states.interpreter.ItemBatch;
import gantry.states.interpreter.ItemInput;
import gantry.states.interpreter.MapRunFailure;
import gantry.states.interpreter.MapRunItem;
import gantry.states.interpreter.MapRunItems;
import gantry.states.interpreter.MapRunPlan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Makes the inputs of a map run's children of its items, each when its child is to start. */
final class ChildInputs {
    private final MapRunPlan plan;
    private final MapRunItems selector;
    private final Queue<MapRunItem> items;

    /**
     * @param items how many of the items are in it
     */
    record ChildInput(Payload payload, int items) {}

    ChildInputs(MapRunPlan plan, MapRunItems selector, List<MapRunItem> items) {
        this.plan = plan;
        this.selector = selector;
        this.items = new ArrayDeque<>(items);
    }

    boolean hasNext() {
        return !items.isEmpty();
    }

    /**
     * @throws MapRunFailure if an item has no input
     */
    ChildInput next() {
        return plan.batch() == null
                ? taken(selected(items.element()), 1)
                : batch(new ItemBatch(plan.batch()));
    }

    /** What children that never begin would have got; they may still begin. */
    List<Payload> pending() {
        var rest = new ChildInputs(plan, selector, List.copyOf(items));
        var pending = new ArrayList<Payload>();
        while (rest.hasNext()) {
            pending.add(rest.next().payload());
        }
        return pending;
    }

    private ChildInput batch(ItemBatch batch) {
        var rest = items.iterator();
        boolean hasRoom = true;
        while (hasRoom && rest.hasNext()) {
            hasRoom = batch.add(selected(rest.next())) && !batch.isFull();
        }
        return taken(made(batch.input()), batch.size());
    }

    /** Only items whose input could be made are gone: a redrive goes on with the others. */
    private ChildInput taken(Payload input, int count) {
        for (int i = 0; i < count; i++) {
            items.remove();
        }
        return new ChildInput(input, count);
    }

    private Payload selected(MapRunItem item) {
        return made(selector.input(item));
    }

    private static Payload made(ItemInput input) {
        return switch (input) {
            case ItemInput.Made(var payload) -> payload;
            case ItemInput.Failed(var error, var cause) -> throw new MapRunFailure(error, cause);
        };
    }
}
