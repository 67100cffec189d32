package gantry.jsonata.eval;

import gantry.jsonata.parser.Signature;
import gantry.jsonata.values.FunctionValue;

import org.jspecify.annotations.Nullable;

/** A function that can be applied; only {@link Apply} does so. */
public interface Callable extends FunctionValue {
    default @Nullable Signature signature() {
        return null;
    }

    /** The result for checked arguments; may be a {@link TailCall.Pending}. */
    @Nullable Object invoke(@Nullable Object[] arguments, @Nullable Object input, Frame frame);
}
