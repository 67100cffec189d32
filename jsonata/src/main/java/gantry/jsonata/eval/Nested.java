package gantry.jsonata.eval;

import gantry.jsonata.parser.Parser;
import gantry.jsonata.shape.Shaper;
import gantry.jsonata.values.Seq;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** An expression evaluated within another, in its scope: {@code $eval}. */
public final class Nested {
    private final Node node;
    private final Builtin.Invocation call;

    private Nested(Node node, Builtin.Invocation call) {
        this.node = node;
        this.call = call;
    }

    public static Nested compile(String text, Builtin.Invocation call) {
        var shape = Shaper.of(Parser.parse(text));
        return new Nested(Compiler.compileWithin(shape, call.frame().run.functions()), call);
    }

    /** With the context of the call. */
    public @Nullable Object evaluateInContext() {
        return node.evaluate(call.input(), call.frame());
    }

    /** With a context of its own, taken as one value. */
    public @Nullable Object evaluate(@Nullable Object context) {
        boolean wrap = context instanceof List && !(context instanceof Seq seq && seq.isSequence());
        return node.evaluate(
                wrap ? Seq.outerWrapper(call.budget(), context) : context, call.frame());
    }
}
