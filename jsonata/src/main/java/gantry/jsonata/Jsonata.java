package gantry.jsonata;

import gantry.jsonata.eval.Compiler;
import gantry.jsonata.parser.Parser;
import gantry.jsonata.shape.Shaper;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.JsonataException.Bound;
import gantry.jsonata.values.Undefined;

import org.jspecify.annotations.Nullable;

/** The door of this module: text to expression. */
public final class Jsonata {
    /** The absent value, as a result and as an argument of a function. */
    public static final Object UNDEFINED = Undefined.UNDEFINED;

    private Jsonata() {}

    /**
     * An expression with all functions of jsonata-js.
     *
     * @throws JsonataException S0nnn if it does not parse; U1001 if it is nested too deep
     */
    public static Expression compile(String text) {
        return compile(text, Functions.standard());
    }

    /**
     * An expression with these functions.
     *
     * @throws JsonataException S0nnn if it does not parse; U1001 if it is nested too deep
     */
    public static Expression compile(String text, Functions functions) {
        try {
            var shape = Shaper.of(Parser.parse(text));
            var node = Compiler.compile(shape, functions.table());
            return new Expression(text, shape, node, functions);
        } catch (StackOverflowError _) {
            // The parser's bounds leave room on a stack of 512 KiB; a host's may be smaller.
            throw JsonataException.exceeded(Bound.DEPTH);
        }
    }

    public static boolean isUndefined(@Nullable Object value) {
        return value == Undefined.UNDEFINED;
    }
}
