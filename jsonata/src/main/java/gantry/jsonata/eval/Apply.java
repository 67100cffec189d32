package gantry.jsonata.eval;

import gantry.jsonata.values.JsonataException;

import org.jspecify.annotations.Nullable;

/** The application of functions, tail calls in a loop. */
final class Apply {
    private Apply() {}

    /**
     * @param input the context, which a signature may put in place of a missing argument
     */
    static @Nullable Object apply(
            @Nullable Object function,
            @Nullable Object[] arguments,
            @Nullable Object input,
            Frame frame) {
        var result = once(function, arguments, input, frame);
        while (result instanceof TailCall.Pending pending) {
            result = pending.proceed(input, frame);
        }
        return result;
    }

    static @Nullable Object once(
            @Nullable Object function,
            @Nullable Object[] arguments,
            @Nullable Object input,
            Frame frame) {
        if (!(function instanceof Callable callable)) {
            throw new JsonataException("T1006");
        }
        var signature = callable.signature();
        var valid =
                signature == null ? arguments : signature.validate(arguments, input, frame.budget);
        frame.run.enterCall();
        var result = callable.invoke(valid, input, frame);
        frame.run.leaveCall();
        return result;
    }
}
