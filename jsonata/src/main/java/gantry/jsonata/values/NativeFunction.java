package gantry.jsonata.values;

import org.jspecify.annotations.Nullable;

/**
 * The body of a built-in function. Called by any thread that evaluates; loops over large values pay
 * with {@link Call#work} and {@link Call#allocate}.
 */
@FunctionalInterface
public interface NativeFunction {
    /** The result, {@link Undefined#UNDEFINED} for none. */
    @Nullable Object call(Call call);
}
