package gantry.jsonata.functions;

import gantry.jsonata.eval.Builtin.Invocation;
import gantry.jsonata.eval.Nested;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Undefined;

import org.jspecify.annotations.Nullable;

/** {@code $eval}, {@code $error}, {@code $assert}. */
final class Evaluation {
    private Evaluation() {}

    static void addTo(Builtins builtins) {
        builtins.addDefined("eval", "<sx?:x>", 2, Evaluation::eval);
        builtins.add(
                "error",
                "<s?:x>",
                1,
                call -> fail("D3137", message(call, 0, "$error() function evaluated")));
        builtins.add("assert", "<bs?:x>", 2, Evaluation::assertTrue);
    }

    private static String message(Invocation call, int argument, String standard) {
        return call.isUndefined(argument) || call.text(argument).isEmpty()
                ? standard
                : call.text(argument);
    }

    private static Object fail(String code, String message) {
        throw new JsonataException(code).detail(message);
    }

    private static Object assertTrue(Invocation call) {
        return Boolean.TRUE.equals(call.argument(0))
                ? Undefined.UNDEFINED
                : fail("D3141", message(call, 1, "$assert() statement failed"));
    }

    private static @Nullable Object eval(Invocation call) {
        var text = call.text(0);
        call.work(text.length() * 4L);
        call.budget().string(text.length() * 16L); // its tree
        var nested = compile(text, call);
        try {
            return call.isUndefined(1)
                    ? nested.evaluateInContext()
                    : nested.evaluate(call.argument(1));
        } catch (JsonataException e) {
            throw wrapped("D3121", e);
        }
    }

    private static Nested compile(String text, Invocation call) {
        try {
            return Nested.compile(text, call);
        } catch (JsonataException e) {
            throw wrapped("D3120", e);
        }
    }

    /** An exceeded bound stays one. */
    private static JsonataException wrapped(String code, JsonataException cause) {
        return cause.bound() != null ? cause : new JsonataException(code).value(cause.getMessage());
    }
}
