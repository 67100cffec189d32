package gantry.jsonata.eval;

import gantry.jsonata.values.Undefined;
import gantry.jsonata.values.Values;

import org.jspecify.annotations.Nullable;

/** Conditions, blocks and assignments. */
final class Control {
    private Control() {}

    static final class Condition extends Node {
        private final Node test;
        private final Node then;
        private final @Nullable Node otherwise;

        Condition(int position, Node test, Node then, @Nullable Node otherwise) {
            super(position);
            this.test = test;
            this.then = then;
            this.otherwise = otherwise;
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            if (Values.isTrue(test.evaluate(input, frame), frame.budget)) {
                return then.evaluate(input, frame);
            }
            return otherwise == null ? Undefined.UNDEFINED : otherwise.evaluate(input, frame);
        }
    }

    static final class Block extends Node {
        private final Node[] expressions;
        private final boolean binds;

        /**
         * @param binds whether an expression may bind a variable, so that a scope is needed
         */
        Block(int position, Node[] expressions, boolean binds) {
            super(position);
            this.expressions = expressions;
            this.binds = binds;
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            var scope = binds ? frame.inner() : frame;
            Object result = Undefined.UNDEFINED;
            for (var expression : expressions) {
                result = expression.evaluate(input, scope);
            }
            return result;
        }
    }

    static final class Bind extends Node {
        private final String name;
        private final Node value;

        Bind(int position, String name, Node value) {
            super(position);
            this.name = name;
            this.value = value;
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            var result = value.evaluate(input, frame);
            frame.bind(name, result);
            return result;
        }
    }
}
