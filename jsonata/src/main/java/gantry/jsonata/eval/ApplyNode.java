package gantry.jsonata.eval;

import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Undefined;

import org.jspecify.annotations.Nullable;

/** {@code value ~> function} and {@code function ~> function}. */
final class ApplyNode extends Node {
    private final Node left;
    private final Node right;

    ApplyNode(int position, Node left, Node right) {
        super(position);
        this.left = left;
        this.right = right;
    }

    @Override
    @Nullable Object compute(@Nullable Object input, Frame frame) {
        var value = left.evaluate(input, frame);
        if (right instanceof CallNode call) {
            return call.computeWith(value, input, frame);
        }
        if (!(right.evaluate(input, frame) instanceof Callable function)) {
            throw new JsonataException("T2006").at(position).token("~>");
        }
        if (value instanceof Callable first) {
            return new Composed(first, function);
        }
        return Apply.apply(function, new @Nullable Object[] {value}, null, frame);
    }

    /** First one function, then the other. */
    private record Composed(Callable first, Callable second) implements Callable {
        @Override
        public int arity() {
            return 1;
        }

        @Override
        public @Nullable Object invoke(
                @Nullable Object[] arguments, @Nullable Object input, Frame frame) {
            var only = arguments.length == 0 ? Undefined.UNDEFINED : arguments[0];
            var between = Apply.apply(first, new @Nullable Object[] {only}, null, frame);
            return Apply.apply(second, new @Nullable Object[] {between}, null, frame);
        }
    }
}
