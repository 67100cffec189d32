package gantry.jsonata.eval;

import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Undefined;

import org.jspecify.annotations.Nullable;

/** {@code $f(?, 1)}: a function of the arguments left open. */
final class PartialNode extends Node {
    private final CallNode.Procedure procedure;
    private final @Nullable Node[] arguments;
    private final boolean[] open;

    /**
     * @param arguments null where it is left open
     */
    PartialNode(int position, CallNode.Procedure procedure, @Nullable Node[] arguments) {
        super(position);
        this.procedure = procedure;
        this.arguments = arguments;
        this.open = new boolean[arguments.length];
        for (int i = 0; i < open.length; i++) {
            open[i] = arguments[i] == null;
        }
    }

    @Override
    @Nullable Object compute(@Nullable Object input, Frame frame) {
        var values = new @Nullable Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            var argument = arguments[i];
            values[i] = argument == null ? Undefined.UNDEFINED : argument.evaluate(input, frame);
        }
        var function = procedure.evaluate(input, frame, position, "T1007");
        return switch (function) {
            case LambdaNode.Closure closure -> closure.bind(values, open);
            case Callable callable -> new Bound(callable, values, open);
            case null, default ->
                    throw new JsonataException("T1008").at(position).token(procedure.name());
        };
    }

    /** A built-in function with some arguments bound; as in jsonata-js unchecked. */
    private static final class Bound implements Callable {
        private final Callable function;
        private final @Nullable Object[] values;
        private final boolean[] open;

        Bound(Callable function, @Nullable Object[] values, boolean[] open) {
            this.function = function;
            this.values = values;
            this.open = open;
        }

        @Override
        public int arity() {
            int count = 0;
            for (boolean left : open) {
                count += left ? 1 : 0;
            }
            return count;
        }

        @Override
        public @Nullable Object invoke(
                @Nullable Object[] arguments, @Nullable Object input, Frame frame) {
            var all = values.clone();
            int next = 0;
            for (int i = 0; i < all.length; i++) {
                if (open[i]) {
                    all[i] = next < arguments.length ? arguments[next] : Undefined.UNDEFINED;
                    next++;
                }
            }
            frame.run.enterCall();
            var result = function.invoke(all, null, frame);
            frame.run.leaveCall();
            return result;
        }
    }
}
