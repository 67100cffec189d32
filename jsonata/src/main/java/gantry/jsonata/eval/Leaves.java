package gantry.jsonata.eval;

import gantry.jsonata.values.Seq;
import gantry.jsonata.values.Undefined;
import gantry.jsonata.values.Values;

import org.jspecify.annotations.Nullable;

/** Nodes without parts: literals, names, variables. */
final class Leaves {
    private Leaves() {}

    abstract static class Leaf extends Node {
        Leaf(int position) {
            super(position);
        }

        @Override
        public final @Nullable Object evaluate(@Nullable Object input, Frame frame) {
            if (!isBare()) {
                return super.evaluate(input, frame);
            }
            frame.budget.leaf();
            var result = compute(input, frame);
            return result instanceof Seq seq ? seq.collapse() : result;
        }
    }

    static final class Literal extends Leaf {
        final @Nullable Object value;

        Literal(int position, @Nullable Object value) {
            super(position);
            this.value = value;
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            return value;
        }
    }

    /** A step by name. */
    static final class Name extends Leaf {
        private final String name;

        Name(int position, String name) {
            super(position);
            this.name = name;
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            return Values.lookup(input, name, frame.budget);
        }
    }

    /** {@code $}: the context. */
    static final class Context extends Leaf {
        Context(int position) {
            super(position);
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            return input instanceof Seq seq && seq.isOuterWrapper() ? seq.get(0) : input;
        }
    }

    /** A variable that may be bound by the expression itself. */
    static final class Variable extends Leaf {
        private final String name;
        private final @Nullable Builtin builtin;

        Variable(int position, String name, @Nullable Builtin builtin) {
            super(position);
            this.name = name;
            this.builtin = builtin;
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            var bound = frame.find(name);
            return bound == Frame.Unbound.UNBOUND ? frame.run.global(name, builtin) : bound;
        }
    }

    /** A variable that the expression nowhere binds. */
    static final class Global extends Leaf {
        private final String name;
        private final @Nullable Builtin builtin;

        Global(int position, String name, @Nullable Builtin builtin) {
            super(position);
            this.name = name;
            this.builtin = builtin;
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            return frame.run.global(name, builtin);
        }
    }

    /** {@code %}: what the step it means has bound. */
    static final class Parent extends Leaf {
        private final String label;

        Parent(int position, String label) {
            super(position);
            this.label = label;
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            var bound = frame.find(label);
            return bound == Frame.Unbound.UNBOUND ? Undefined.UNDEFINED : bound;
        }
    }

    /** A value that is the same in every evaluation, such as a regular expression. */
    static final class Constant extends Leaf {
        private final Object value;

        Constant(int position, Object value) {
            super(position);
            this.value = value;
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            return value;
        }
    }
}
