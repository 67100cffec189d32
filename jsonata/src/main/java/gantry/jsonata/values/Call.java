package gantry.jsonata.values;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One call of a built-in function: its arguments, checked against its signature, and what it may
 * use. Missing arguments are {@link Undefined#UNDEFINED}. Confined to the call.
 */
public interface Call {
    /** An argument from 0; undefined if it was not given. */
    @Nullable Object argument(int index);

    /** How many arguments there are, undefined ones included. */
    int size();

    default boolean isUndefined(int index) {
        return argument(index) == Undefined.UNDEFINED;
    }

    /** A string argument. */
    default String text(int index) {
        if (argument(index) instanceof String text) {
            return text;
        }
        throw mismatch(index);
    }

    /** A number argument as JavaScript computes with it. */
    default double number(int index) {
        if (argument(index) instanceof Number number) {
            return number.doubleValue();
        }
        throw mismatch(index);
    }

    /** An array argument. */
    default List<?> array(int index) {
        if (argument(index) instanceof List<?> list) {
            return list;
        }
        throw mismatch(index);
    }

    private JsonataException mismatch(int index) {
        return new JsonataException("T0410").value(argument(index)).index(index + 1);
    }

    /** Calls a function that is an argument. */
    @Nullable Object apply(@Nullable Object function, @Nullable Object... arguments);

    /** Pays for work, in steps, before it is done. */
    void work(long steps);

    /** Pays for a value of so many bytes, before it is made. */
    void allocate(long bytes);

    /** The time of this evaluation. */
    long nowMillis();

    RandomGenerator random();
}
