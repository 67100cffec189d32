package gantry.jsonata.eval;

import gantry.jsonata.parser.Signature;
import gantry.jsonata.values.Undefined;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;

/** {@code function($x){…}}: a closure over its scope and context. */
final class LambdaNode extends Node {
    private final String[] parameters;
    private final @Nullable Signature signature;
    private final Node body;

    LambdaNode(int position, String[] parameters, @Nullable Signature signature, Node body) {
        super(position);
        this.parameters = parameters;
        this.signature = signature;
        this.body = body;
    }

    @Override
    @Nullable Object compute(@Nullable Object input, Frame frame) {
        return new Closure(parameters, signature, body, input, frame);
    }

    /** A lambda as a value. */
    static final class Closure implements Callable {
        private final String[] parameters;
        private final @Nullable Signature signature;
        private final Node body;
        private final @Nullable Object context;
        private final Frame scope;

        private Closure(
                String[] parameters,
                @Nullable Signature signature,
                Node body,
                @Nullable Object context,
                Frame scope) {
            this.parameters = parameters;
            this.signature = signature;
            this.body = body;
            this.context = context;
            this.scope = scope;
        }

        @Override
        public int arity() {
            return parameters.length;
        }

        @Override
        public @Nullable Signature signature() {
            return signature;
        }

        @Override
        public @Nullable Object invoke(
                @Nullable Object[] arguments, @Nullable Object input, Frame frame) {
            var values = new @Nullable Object[parameters.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = i < arguments.length ? arguments[i] : Undefined.UNDEFINED;
            }
            return body.evaluate(context, scope.inner(parameters, values));
        }

        /** A function of the parameters left open; the others are bound for good. */
        Closure bind(@Nullable Object[] arguments, boolean[] open) {
            var inner = scope.inner();
            var left = new ArrayList<String>();
            for (int i = 0; i < parameters.length; i++) {
                if (i < open.length && open[i]) {
                    left.add(parameters[i]);
                } else {
                    inner.bind(
                            parameters[i],
                            i < arguments.length ? arguments[i] : Undefined.UNDEFINED);
                }
            }
            return new Closure(left.toArray(String[]::new), null, body, context, inner);
        }
    }
}
