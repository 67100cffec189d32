package gantry.jsonata.eval;

import gantry.jsonata.values.Seq;

import org.jspecify.annotations.Nullable;

/**
 * A compiled node. Evaluating it costs a step and, while it lasts, a level of depth: exactly where
 * jsonata-js's {@code evaluate} counts one.
 */
public abstract class Node {
    private static final Filter[] NO_PREDICATES = new Filter[0];

    final int position;

    // Attached once by the compiler, before the node is shared.
    private Filter[] predicates = NO_PREDICATES;
    private @Nullable Grouping group;
    private boolean keepArray;

    Node(int position) {
        this.position = position;
    }

    final void attach(Filter[] filters, @Nullable Grouping grouping, boolean keepsArray) {
        this.predicates = filters;
        this.group = grouping;
        this.keepArray = keepsArray;
    }

    final boolean isBare() {
        return predicates.length == 0 && group == null && !keepArray;
    }

    /** What this node computes, before anything attached to it. */
    abstract @Nullable Object compute(@Nullable Object input, Frame frame);

    /** The value of this node; a sequence of one element stands for the element. */
    public @Nullable Object evaluate(@Nullable Object input, Frame frame) {
        frame.budget.enter();
        var result = compute(input, frame);
        for (var predicate : predicates) {
            result = predicate.apply(result, frame);
        }
        if (group != null) {
            result = group.apply(result, frame);
        }
        if (result instanceof Seq seq) {
            if (keepArray) {
                seq.keepSingleton();
            }
            result = seq.collapse();
        }
        frame.budget.leave();
        return result;
    }
}
