package gantry.jsonata.eval;

import org.jspecify.annotations.Nullable;

/** An object constructor: a grouping of its context. */
final class ObjectNode extends Node {
    private final Grouping grouping;

    ObjectNode(int position, Grouping grouping) {
        super(position);
        this.grouping = grouping;
    }

    @Override
    @Nullable Object compute(@Nullable Object input, Frame frame) {
        return grouping.apply(input, frame);
    }
}
