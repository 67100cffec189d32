package gantry.states.expressions;

import gantry.jsonata.Jsonata;
import gantry.jsonata.References.Reference;
import gantry.jsonata.values.Environment;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Limits;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** An expression of JSONata, compiled with the definition that it stands in. */
public final class Expression {
    /** What {@code $states} shows to every expression. */
    public static final String STATES = "states";

    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";
    private static final String ERROR_OUTPUT = "errorOutput";

    private final gantry.jsonata.Expression expression;
    private final Set<String> variables;
    private final Set<String> statesMembers;

    /** Whether {@code $states} stands somewhere without the name of a member. */
    private final boolean readsAllStates;

    private Expression(gantry.jsonata.Expression expression) {
        this.expression = expression;
        var names = new LinkedHashSet<String>();
        expression.references().variables().forEach(one -> names.add(one.name()));
        this.variables = Set.copyOf(names);
        var paths =
                expression.references().variables().stream()
                        .map(Reference::path)
                        .filter(path -> path.getFirst().equals(STATES))
                        .toList();
        this.readsAllStates = paths.stream().anyMatch(path -> path.size() == 1);
        this.statesMembers =
                paths.stream()
                        .filter(path -> path.size() > 1)
                        .map(path -> path.get(1))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a text stands for the value of an expression: wholly within its delimiters. */
    public static boolean isDelimited(String text) {
        return text.length() >= OPEN.length() + CLOSE.length()
                && text.startsWith(OPEN)
                && text.endsWith(CLOSE);
    }

    /**
     * Compiles what stands between the delimiters.
     *
     * @param delimited see {@link #isDelimited}
     */
    public static Expression compile(String delimited) throws InvalidExpression {
        String text =
                delimited.substring(OPEN.length(), delimited.length() - CLOSE.length()).strip();
        try {
            return new Expression(Jsonata.compile(text, StatesFunctions.TABLE));
        } catch (JsonataException e) {
            throw new InvalidExpression(e.getMessage());
        }
    }

    /** As written, without the delimiters and the blanks around it. */
    public String text() {
        return expression.text();
    }

    /**
     * What AWS refuses in a definition although it parses, in the order of writing: there is no
     * input to read from but {@code $states}.
     *
     * @param inCatcher where {@code $states.errorOutput} exists
     */
    public List<String> unsupported(boolean inCatcher) {
        var references = expression.references();
        var refused = new ArrayList<>(references.contextReads());
        if (!inCatcher) {
            references.variables().stream().filter(Expression::isErrorOutput).forEach(refused::add);
        }
        return refused.stream()
                .sorted(Comparator.comparingInt(Reference::position))
                .map(Expression::refusal)
                .distinct()
                .toList();
    }

    private static boolean isErrorOutput(Reference reference) {
        List<String> path = reference.path();
        return path.size() > 1
                && path.getFirst().equals(STATES)
                && path.get(1).equals(ERROR_OUTPUT);
    }

    private static String refusal(Reference reference) {
        if (isErrorOutput(reference)) {
            return "Field '$" + STATES + "." + ERROR_OUTPUT + "' does not exist.";
        }
        String name = reference.name();
        return name.equals("$$")
                ? "Reference to '$$' is not supported."
                : "Reference to '" + name + "' at the top level is not supported.";
    }

    /** Names that it does not bind itself, functions among them, without the dollar sign. */
    public Set<String> variables() {
        return variables;
    }

    /** Whether it may read a member of {@code $states}. */
    public boolean readsOfStates(String member) {
        return readsAllStates || statesMembers.contains(member);
    }

    /**
     * The value.
     *
     * @param bindings values of variables by name, {@code states} among them
     * @param steps how many it may take; at most {@link StatesLimits#MAX_STEPS} count
     * @param spent is told how many it took
     * @throws EvaluationFailure if there is none
     */
    public @Nullable Object evaluate(
            Map<String, @Nullable Object> bindings,
            long nowMs,
            RandomGenerator random,
            long steps,
            LongConsumer spent) {
        Object value;
        try {
            Limits limits = StatesLimits.of(steps);
            value =
                    expression.evaluate(
                            Jsonata.UNDEFINED,
                            bindings,
                            new Environment(limits, nowMs, random, true, spent));
        } catch (JsonataException e) {
            throw new EvaluationFailure("threw an error during evaluation" + sentence(e));
        }
        if (Jsonata.isUndefined(value)) {
            throw new EvaluationFailure("returned nothing (undefined).");
        }
        if (gantry.jsonata.Expression.isFunction(value)) {
            throw new EvaluationFailure("returned an unsupported result type.");
        }
        return NonFinite.asTexts(value);
    }

    /** With the code where the error has one: the bounds have none (measured). */
    private static String sentence(JsonataException e) {
        return (e.bound() == null ? ". " + e.code() : "") + ": " + e.getMessage();
    }

    @Override
    public String toString() {
        return text();
    }
}
