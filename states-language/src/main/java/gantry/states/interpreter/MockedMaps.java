package gantry.states.interpreter;

import gantry.json.JsonArray;
import gantry.json.Payload;
import gantry.states.definition.DataPath;
import gantry.states.definition.DistributedMap;
import gantry.states.definition.ItemReader;
import gantry.states.definition.ItemsSource;
import gantry.states.definition.JsonPathFlow;
import gantry.states.definition.MapState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A Map that works alone: all that it does before and after its iterations, which do not run. What
 * came of them is given.
 */
final class MockedMaps {
    private MockedMaps() {}

    static void start(Run run, LiveFrame frame, MapState state, Inspection inspection) {
        Inspection.Children children = MockedChildren.of(frame, inspection);
        Payload seen = DataFlows.seen(run, frame, state.flow());
        Scene scene = Scene.of(run, frame, seen);
        DistributedMap distributed = state.distributed();
        List<MapRunItem> items =
                distributed != null && distributed.reader() != null
                        ? itemsRead(run, distributed.reader(), scene, state, children)
                        : itemsOfInput(run, frame, state, seen, scene);
        Inspection.MapBounds bounds = bounds(state, scene);
        inspection.reveal(bounds);
        if (items != null) {
            int iterations = iterations(run, frame, state, seen, items);
            inspection.revealIterations(iterations);
            requireTolerance(children, bounds, iterations);
        } else if (children.outcome() instanceof Outcome.Succeeded(var result)) {
            requireTolerance(children, bounds, result.value() instanceof List<?> l ? l.size() : 0);
        }
        MockedChildren.join(run, frame, children);
    }

    /** Null if what the reader has read is not given. */
    private static @Nullable List<MapRunItem> itemsRead(
            Run run, ItemReader reader, Scene scene, MapState state, Inspection.Children children) {
        ReaderPlan plan = MapRunPlans.reader(reader, scene, state);
        List<MapRunItem> read = children.itemsRead();
        if (read == null || plan == null) {
            return null;
        }
        if (reader.config().itemsPointer() != null) {
            run.reveal(Inspection.Stage.AFTER_ITEMS_POINTER, payload(read));
        }
        return plan.maxItems() > 0 && plan.maxItems() < read.size()
                ? read.subList(0, (int) plan.maxItems())
                : read;
    }

    private static List<MapRunItem> itemsOfInput(
            Run run, LiveFrame frame, MapState state, Payload seen, Scene scene) {
        List<MapRunItem> items =
                state.distributed() == null
                        ? MapRunItems.of(inline(run, frame, state, scene))
                        : MapRunItems.of(MapRuns.begin(run, frame, state, scene));
        if (state.flow() instanceof JsonPathFlow) {
            Payload found =
                    state.items() instanceof ItemsSource.At(DataPath path)
                            ? DataFlows.select(run, frame, path, seen)
                            : payload(items);
            run.reveal(Inspection.Stage.AFTER_ITEMS_PATH, found);
        }
        return items;
    }

    private static List<?> inline(Run run, LiveFrame frame, MapState state, Scene scene) {
        return MapItems.inline(
                state.items(), MapItems.given(run, frame, state.items(), scene), scene);
    }

    private static Inspection.MapBounds bounds(MapState state, Scene scene) {
        long maxConcurrency = Integers.of(state.maxConcurrency(), scene, 0, Integer.MAX_VALUE);
        DistributedMap distributed = state.distributed();
        if (distributed == null) {
            return new Inspection.MapBounds(maxConcurrency, null, null);
        }
        return new Inspection.MapBounds(
                maxConcurrency,
                distributed.toleratedFailureCount() == null
                        ? null
                        : MapRunPlans.toleratedCount(distributed.toleratedFailureCount(), scene),
                distributed.toleratedFailurePercentage() == null
                        ? null
                        : MapRunPlans.toleratedPercentage(
                                distributed.toleratedFailurePercentage(), scene));
    }

    /** Makes the inputs of the iterations; says how many there are. */
    private static int iterations(
            Run run, LiveFrame frame, MapState state, Payload seen, List<MapRunItem> items) {
        var selector = new MapRunItems(run, frame, state, seen);
        var inputs = new ArrayList<Payload>(items.size());
        for (MapRunItem item : items) {
            inputs.add(DataFlows.checked(run, frame, selector.selected(item)));
        }
        if (state.itemSelector() != null) {
            run.reveal(Inspection.Stage.AFTER_ITEM_SELECTOR, array(inputs));
        }
        DistributedMap distributed = state.distributed();
        if (distributed == null || distributed.batcher() == null) {
            return inputs.size();
        }
        Scene scene = Scene.of(run, frame, seen);
        BatchPlan plan = MapRunPlans.batch(distributed.batcher(), scene, state);
        if (plan == null) {
            throw new IllegalStateException("No plan for the ItemBatcher of " + state.path());
        }
        List<Payload> batches = batches(plan, inputs);
        run.reveal(Inspection.Stage.AFTER_ITEM_BATCHER, array(batches));
        return batches.size();
    }

    private static List<Payload> batches(BatchPlan plan, List<Payload> inputs) {
        var batches = new ArrayList<Payload>();
        var batch = new ItemBatch(plan);
        for (Payload input : inputs) {
            if (!batch.add(input)) {
                batches.add(made(batch));
                batch = new ItemBatch(plan);
                batch.add(input);
            }
        }
        if (batch.size() > 0) {
            batches.add(made(batch));
        }
        return batches;
    }

    private static Payload made(ItemBatch batch) {
        return switch (batch.input()) {
            case ItemInput.Made(var payload) -> payload;
            case ItemInput.Failed(var error, var cause) ->
                    throw StateFailure.reported(error, cause);
        };
    }

    /**
     * Recorded: where the state tolerates no failure expressly, failed iterations do not fail it;
     * and an error that is given goes before.
     */
    private static void requireTolerance(
            Inspection.Children children, Inspection.MapBounds bounds, int iterations) {
        if (children.outcome() instanceof Outcome.Failed) {
            return;
        }
        int failed = children.failedIterations();
        Long count = bounds.toleratedFailureCount();
        Double percentage = bounds.toleratedFailurePercentage();
        if ((count != null && failed > count)
                || (percentage != null && Tolerance.isExceeded(percentage, failed, iterations))) {
            throw StateFailure.reported(Tolerance.EXCEEDED, Tolerance.EXCEEDED_CAUSE);
        }
    }

    private static Payload payload(List<MapRunItem> items) {
        return array(items.stream().map(MapRunItem::plain).toList());
    }

    private static Payload array(List<Payload> payloads) {
        var values = JsonArray.builder();
        payloads.forEach(payload -> values.add(payload.value()));
        return Payload.of(values.build());
    }
}
