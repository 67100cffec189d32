package gantry.jsonata.eval;

import gantry.jsonata.values.Seq;
import gantry.jsonata.values.Undefined;
import gantry.jsonata.values.Values;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A path with {@code @}, {@code #} or {@code %}: from the first such step on tuples travel. */
final class TuplePathNode extends Node {
    private final Step[] steps;
    private final PathNode.Traits traits;
    private final boolean givesTuples;

    /**
     * @param givesTuples whether the path around it needs the bindings
     */
    TuplePathNode(int position, Step[] steps, PathNode.Traits traits, boolean givesTuples) {
        super(position);
        this.steps = steps;
        this.traits = traits;
        this.givesTuples = givesTuples;
    }

    @Override
    @Nullable Object compute(@Nullable Object input, Frame frame) {
        Object current =
                input instanceof List && !traits.absolute()
                        ? input
                        : Seq.sequence(frame.budget, input);
        Tuples tuples = null;
        for (int i = 0; i < steps.length; i++) {
            var step = steps[i];
            if (i == 0 && traits.constructedFirst()) {
                current = step.requireNode().evaluate(current, frame);
            } else if (tuples != null || step.tuple()) {
                tuples = next(step, tuples, Values.asList(current, frame.budget), frame);
                continue;
            } else {
                current = plain(step, Values.asList(current, frame.budget), frame);
            }
            if (current == Undefined.UNDEFINED || (current instanceof List<?> l && l.isEmpty())) {
                return finish(Undefined.UNDEFINED, frame);
            }
        }
        return tuples == null ? finish(current, frame) : finish(tuples, frame);
    }

    private @Nullable Object finish(@Nullable Object result, Frame frame) {
        return traits.group() == null ? result : traits.group().apply(result, frame);
    }

    private @Nullable Object finish(Tuples tuples, Frame frame) {
        if (traits.group() != null) {
            return traits.group().apply(tuples, frame);
        }
        if (givesTuples) {
            return tuples;
        }
        var result = Seq.sequence(frame.budget);
        for (var tuple : tuples.list()) {
            result.push(tuple.item());
        }
        return traits.keepSingleton() ? result.keepSingleton() : result;
    }

    private static @Nullable Object plain(Step step, List<?> items, Frame frame) {
        if (step.sorter() != null) {
            return step.filter(step.sorter().sort(items, frame), frame);
        }
        var result = step.ofAll(items, frame);
        return result instanceof Seq seq && seq.isConstructed()
                ? Seq.sequence(frame.budget, seq)
                : result;
    }

    private static Tuples next(Step step, @Nullable Tuples before, List<?> items, Frame frame) {
        Object result =
                step.sorter() == null
                        ? map(step, before == null ? wrap(items, frame) : before, frame)
                        : sort(step, step.sorter(), before, items, frame);
        for (var stage : step.stages()) {
            if (stage.filter() != null) {
                result = stage.filter().apply(result, frame);
            } else if (stage.index() != null && result instanceof Tuples tuples) {
                result = numbered(tuples, stage.index());
            }
        }
        if (result instanceof Tuples tuples) {
            return tuples;
        }
        throw new IllegalStateException("A filter of tuples gives tuples");
    }

    private static Tuples wrap(List<?> items, Frame frame) {
        frame.budget.array(items.size());
        var tuples = new ArrayList<Tuple>(items.size());
        for (Object item : items) {
            tuples.add(Tuple.of(item));
        }
        return new Tuples(tuples);
    }

    private static Tuples sort(
            Step step, Sorter sorter, @Nullable Tuples before, List<?> items, Frame frame) {
        if (before != null) {
            return sorter.sort(before, frame);
        }
        var sorted = wrap(sorter.sort(items, frame), frame);
        return step.index() == null ? sorted : numbered(sorted, step.index());
    }

    private static Tuples numbered(Tuples tuples, String name) {
        var numbered = new ArrayList<Tuple>(tuples.list().size());
        for (var tuple : tuples.list()) {
            numbered.add(tuple.with(name, (long) numbered.size()));
        }
        return new Tuples(numbered);
    }

    private static Tuples map(Step step, Tuples before, Frame frame) {
        var result = new ArrayList<Tuple>();
        for (var tuple : before.list()) {
            var found = step.requireNode().evaluate(tuple.item(), tuple.frame(frame));
            if (found instanceof Tuples inner) {
                for (var other : inner.list()) {
                    frame.budget.object(1);
                    result.add(tuple.merge(other));
                }
            } else if (found != Undefined.UNDEFINED) {
                extend(step, tuple, Values.asList(found, frame.budget), result, frame);
            }
        }
        return new Tuples(result);
    }

    private static void extend(
            Step step, Tuple tuple, List<?> found, List<Tuple> result, Frame frame) {
        for (int i = 0; i < found.size(); i++) {
            frame.budget.object(1);
            frame.budget.work(1);
            var item = found.get(i);
            var next = step.focus() == null ? tuple.withItem(item) : tuple.with(step.focus(), item);
            if (step.index() != null) {
                next = next.with(step.index(), (long) i);
            }
            if (step.ancestor() != null) {
                next = next.with(step.ancestor(), tuple.item());
            }
            result.add(next);
        }
    }
}
