package gantry.jsonata.eval;

import gantry.jsonata.values.Seq;
import gantry.jsonata.values.Undefined;
import gantry.jsonata.values.Values;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A path without bindings: each step maps the items the step before has found. */
final class PathNode extends Node {
    private final Step[] steps;
    private final Traits traits;

    /**
     * @param absolute whether it begins with a variable, so that an array of the context is one
     *     item
     * @param constructedFirst whether it begins with an array constructor
     * @param keepSingleton whether one result stays an array
     * @param group what is made of the result
     */
    record Traits(
            boolean absolute,
            boolean constructedFirst,
            boolean keepSingleton,
            @Nullable Grouping group) {}

    PathNode(int position, Step[] steps, Traits traits) {
        super(position);
        this.steps = steps;
        this.traits = traits;
    }

    @Override
    @Nullable Object compute(@Nullable Object input, Frame frame) {
        var result = walk(input, frame);
        if (traits.keepSingleton) {
            result = kept(result, frame);
        }
        return traits.group == null ? result : traits.group.apply(result, frame);
    }

    private @Nullable Object walk(@Nullable Object input, Frame frame) {
        Object current = input;
        boolean many = input instanceof List && !traits.absolute;
        int first = 0;
        if (traits.constructedFirst) {
            current =
                    steps[0].requireNode()
                            .evaluate(many ? input : Seq.sequence(frame.budget, input), frame);
            if (!(current instanceof List<?> list)) {
                return steps.length == 1 ? current : Undefined.UNDEFINED;
            }
            if (list.isEmpty()) {
                return current;
            }
            many = true;
            first = 1;
        }
        for (int i = first; i < steps.length; i++) {
            var step = steps[i];
            if (step.sorter() != null) {
                current = sorted(step, current, many, frame);
                many = current instanceof List;
            } else {
                current =
                        many && current instanceof List<?> list
                                ? step.ofAll(list, frame)
                                : step.of(current, frame);
                if (current == Undefined.UNDEFINED) {
                    return current;
                }
                many = current instanceof List && !isConstructed(current);
                if (i == steps.length - 1) {
                    return last(current, frame);
                }
            }
            if (many && current instanceof List<?> list && list.isEmpty()) {
                return Undefined.UNDEFINED;
            }
        }
        return current;
    }

    private static boolean isConstructed(@Nullable Object value) {
        return value instanceof Seq seq && seq.isConstructed();
    }

    private static @Nullable Object sorted(
            Step step, @Nullable Object current, boolean many, Frame frame) {
        var items =
                many && current instanceof List<?> list
                        ? list
                        : Seq.sequence(frame.budget, current);
        return step.sorter() == null ? items : step.filter(step.sorter().sort(items, frame), frame);
    }

    /** An array stays what it is; a sequence is made anew, as it may belong to a variable. */
    private @Nullable Object last(@Nullable Object result, Frame frame) {
        if (result instanceof Seq seq
                && seq.isSequence()
                && (seq.isKept() || traits.keepSingleton)) {
            var anew = Seq.sequence(frame.budget);
            Values.pushFlat(anew, seq);
            return anew;
        }
        return result;
    }

    private static @Nullable Object kept(@Nullable Object result, Frame frame) {
        if (result instanceof Seq seq) {
            return seq.isConstructed() && !seq.isSequence()
                    ? Seq.sequence(frame.budget, seq).keepSingleton()
                    : seq.keepSingleton();
        }
        return result == Undefined.UNDEFINED || result instanceof List
                ? result
                : Seq.sequence(frame.budget, result).keepSingleton();
    }
}
