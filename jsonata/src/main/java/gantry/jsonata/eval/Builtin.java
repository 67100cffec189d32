package gantry.jsonata.eval;

import gantry.jsonata.parser.Signature;
import gantry.jsonata.values.Budget;
import gantry.jsonata.values.Call;
import gantry.jsonata.values.NativeFunction;
import gantry.jsonata.values.Undefined;

import org.jspecify.annotations.Nullable;

import java.util.random.RandomGenerator;

/** A function written in Java. */
public final class Builtin implements Callable {
    private final Signature signature;
    private final int arity;
    private final NativeFunction body;

    /**
     * @param arity how many arguments {@code $map} & co. may pass to it
     */
    public Builtin(String signature, int arity, NativeFunction body) {
        this.signature = Signature.parse(signature);
        this.arity = arity;
        this.body = body;
    }

    @Override
    public int arity() {
        return arity;
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public @Nullable Object invoke(
            @Nullable Object[] arguments, @Nullable Object input, Frame frame) {
        return body.call(new Invocation(arguments, input, frame));
    }

    /** A call with what only our own built-ins see. */
    public static final class Invocation implements Call {
        private final @Nullable Object[] arguments;
        private final @Nullable Object input;
        private final Frame frame;

        private Invocation(@Nullable Object[] arguments, @Nullable Object input, Frame frame) {
            this.arguments = arguments;
            this.input = input;
            this.frame = frame;
        }

        /** The context of the call. */
        @Nullable Object input() {
            return input;
        }

        public Frame frame() {
            return frame;
        }

        @Override
        public @Nullable Object argument(int index) {
            return index < arguments.length ? arguments[index] : Undefined.UNDEFINED;
        }

        @Override
        public int size() {
            return arguments.length;
        }

        @Override
        public @Nullable Object apply(@Nullable Object function, @Nullable Object... values) {
            return Apply.apply(function, values, null, frame);
        }

        @Override
        public void work(long steps) {
            frame.budget.work(steps);
        }

        @Override
        public void allocate(long bytes) {
            frame.budget.allocate(bytes);
        }

        @Override
        public long nowMillis() {
            return frame.run.nowMillis();
        }

        @Override
        public RandomGenerator random() {
            return frame.run.random();
        }

        public Budget budget() {
            return frame.budget;
        }
    }
}
