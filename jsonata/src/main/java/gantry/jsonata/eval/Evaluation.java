package gantry.jsonata.eval;

import gantry.jsonata.values.Budget;
import gantry.jsonata.values.Environment;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.JsonataException.Bound;
import gantry.jsonata.values.Seal;
import gantry.jsonata.values.Seq;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** One evaluation from the input to the plain result. */
public final class Evaluation {
    private Evaluation() {}

    public static @Nullable Object evaluate(
            Node node,
            @Nullable Object input,
            Map<String, ?> bindings,
            Map<String, Builtin> functions,
            Environment environment) {
        var budget = new Budget(environment.limits(), environment.nonFinite());
        var run =
                new Run(
                        new Run.Outside(
                                budget,
                                input,
                                bindings,
                                functions,
                                environment.nowMillis(),
                                environment.random()));
        var context = input instanceof List ? Seq.outerWrapper(budget, input) : input;
        try {
            var result = node.evaluate(context, Frame.top(run));
            return new Seal(budget).result(result);
        } catch (StackOverflowError _) {
            // The bounds leave room on a stack of 512 KiB; a host's own may be smaller still.
            throw JsonataException.exceeded(Bound.DEPTH);
        } finally {
            environment.spent().accept(environment.limits().steps() - budget.stepsLeft());
        }
    }
}
