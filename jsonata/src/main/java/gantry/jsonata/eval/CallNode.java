package gantry.jsonata.eval;

import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Undefined;

import org.jspecify.annotations.Nullable;

/** A function call. */
final class CallNode extends Node {
    private static final @Nullable Object[] NO_ARGUMENTS = new @Nullable Object[0];

    private final Procedure procedure;
    private final Node[] arguments;

    CallNode(int position, Procedure procedure, Node[] arguments) {
        super(position);
        this.procedure = procedure;
        this.arguments = arguments;
    }

    /**
     * What is called.
     *
     * @param name of the variable or the first step, for messages
     * @param isPath whether it was written without a dollar sign
     */
    record Procedure(Node node, @Nullable String name, boolean isPath) {
        @Nullable Object evaluate(
                @Nullable Object input, Frame frame, int position, String forgotten) {
            var function = node.evaluate(input, frame);
            if (function == Undefined.UNDEFINED && isPath && isKnown(frame)) {
                throw new JsonataException(forgotten).at(position).token(name);
            }
            return function;
        }

        /** Whether a dollar sign would have helped. */
        private boolean isKnown(Frame frame) {
            if (name == null) {
                return false;
            }
            var bound = frame.find(name);
            if (bound == Frame.Unbound.UNBOUND) {
                bound = frame.run.global(name, frame.run.functions().get(name));
            }
            return bound != Undefined.UNDEFINED && bound != null;
        }
    }

    @Override
    @Nullable Object compute(@Nullable Object input, Frame frame) {
        var function = procedure.evaluate(input, frame, position, "T1005");
        return call(function, arguments(input, frame, 0), input, frame);
    }

    /** {@code first ~> this}: the value comes in as the first argument. */
    @Nullable Object computeWith(@Nullable Object first, @Nullable Object input, Frame frame) {
        var function = procedure.evaluate(input, frame, position, "T1005");
        var values = arguments(input, frame, 1);
        values[0] = first;
        return call(function, values, input, frame);
    }

    private @Nullable Object[] arguments(@Nullable Object input, Frame frame, int room) {
        if (arguments.length + room == 0) {
            return NO_ARGUMENTS;
        }
        var values = new @Nullable Object[arguments.length + room];
        for (int i = 0; i < arguments.length; i++) {
            values[i + room] = arguments[i].evaluate(input, frame);
        }
        return values;
    }

    private @Nullable Object call(
            @Nullable Object function,
            @Nullable Object[] values,
            @Nullable Object input,
            Frame frame) {
        try {
            return Apply.apply(function, values, input, frame);
        } catch (JsonataException e) {
            throw e.at(position).token(procedure.name());
        }
    }

    @Nullable Object callOnce(TailCall.Pending pending, @Nullable Object input, Frame frame) {
        var function = procedure.node().evaluate(pending.input(), pending.scope());
        var values = arguments(pending.input(), pending.scope(), 0);
        try {
            return Apply.once(function, values, input, frame);
        } catch (JsonataException e) {
            throw e.at(position).token(procedure.name());
        }
    }
}
