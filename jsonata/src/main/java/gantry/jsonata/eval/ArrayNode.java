package gantry.jsonata.eval;

import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Numbers;
import gantry.jsonata.values.Seq;
import gantry.jsonata.values.Undefined;
import gantry.jsonata.values.Values;

import org.jspecify.annotations.Nullable;

/** An array constructor; arrays among its items are flattened unless constructed themselves. */
final class ArrayNode extends Node {
    private final Node[] items;
    private final boolean constructed;

    ArrayNode(int position, Node[] items, boolean constructed) {
        super(position);
        this.items = items;
        this.constructed = constructed;
    }

    @Override
    @Nullable Object compute(@Nullable Object input, Frame frame) {
        var result = Seq.array(frame.budget);
        for (var item : items) {
            if (item instanceof Range range) {
                range.pushTo(result, input, frame);
                continue;
            }
            var value = item.evaluate(input, frame);
            if (value == Undefined.UNDEFINED) {
                continue;
            }
            if (item instanceof ArrayNode) {
                result.push(value);
            } else {
                Values.pushFlat(result, value);
            }
        }
        return constructed ? result.markConstructed() : result;
    }

    /** {@code first .. last}, which stands only within an array constructor. */
    static final class Range extends Node {
        /** As in jsonata-js. */
        private static final double MAX_SIZE = 1e7;

        private final Node first;
        private final Node last;

        Range(int position, Node first, Node last) {
            super(position);
            this.first = first;
            this.last = last;
        }

        void pushTo(Seq result, @Nullable Object input, Frame frame) {
            frame.budget.enter();
            push(result, input, frame);
            frame.budget.leave();
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            var result = Seq.sequence(frame.budget);
            push(result, input, frame);
            return result;
        }

        private void push(Seq result, @Nullable Object input, Frame frame) {
            var from = bound(first.evaluate(input, frame), "T2003");
            var to = bound(last.evaluate(input, frame), "T2004");
            if (from == null || to == null || from.doubleValue() > to.doubleValue()) {
                return;
            }
            double size = to.doubleValue() - from.doubleValue() + 1;
            if (size > MAX_SIZE) {
                throw new JsonataException("D2014")
                        .at(position)
                        .token("..")
                        .value(Numbers.of(size));
            }
            result.reserve((int) size);
            frame.budget.work((long) size >> 4);
            for (int i = 0; i < size; i++) {
                result.push(Numbers.of(from.doubleValue() + i));
            }
        }

        /** Null if undefined. */
        private @Nullable Number bound(@Nullable Object value, String code) {
            if (value == Undefined.UNDEFINED) {
                return null;
            }
            if (value instanceof Number number && Numbers.isInteger(number)) {
                return number;
            }
            throw new JsonataException(code).at(position).token("..").value(value);
        }
    }
}
