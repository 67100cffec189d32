package gantry.states.interpreter;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.json.path.JsonPath;
import gantry.json.path.PathNotFoundException;
import gantry.states.definition.DataPath;
import gantry.states.definition.Intrinsic;
import gantry.states.expressions.EvaluationFailure;
import gantry.states.expressions.Expression;
import gantry.states.intrinsics.IntrinsicFailure;
import gantry.states.intrinsics.Intrinsics;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What the paths and expressions of one field of one state can see: a value ({@code $}), the
 * variables and the context object ({@code $$}), which is made when first asked for. To JSONata the
 * value is {@code $states.input}; there may be a result or an error output beside it.
 */
final class Scene {
    private final Run run;
    private final LiveFrame frame;
    private final Payload input;
    private final Supplier<JsonObject> contextMaker;
    private @Nullable JsonObject context;

    private @Nullable Payload result;
    private @Nullable Payload errorOutput;

    private Scene(Run run, LiveFrame frame, Payload input, Supplier<JsonObject> contextMaker) {
        this.run = run;
        this.frame = frame;
        this.input = input;
        this.contextMaker = contextMaker;
    }

    static Scene of(Run run, LiveFrame frame, Payload input) {
        return new Scene(run, frame, input, () -> ContextObject.of(run, frame));
    }

    /** For an ItemSelector: with an item in the context object. */
    static Scene of(Run run, LiveFrame frame, Payload input, Payload item, int index) {
        return new Scene(run, frame, input, () -> ContextObject.of(run, frame, item, index));
    }

    /** The same for an item of a map run: all that stands at {@code $$.Map.Item}. */
    static Scene of(Run run, LiveFrame frame, Payload input, JsonObject item) {
        return new Scene(run, frame, input, () -> ContextObject.of(run, frame, item));
    }

    /** For JSONata: what came of the work. */
    Scene withResult(Payload itsResult) {
        result = itsResult;
        return this;
    }

    /** For JSONata: what a catcher got. */
    Scene withErrorOutput(Payload error) {
        errorOutput = error;
        return this;
    }

    @Nullable Object input() {
        return input.value();
    }

    Run run() {
        return run;
    }

    /** Whether {@link #find} found nothing. */
    @SuppressWarnings("ReferenceEquality") // it is a mark, and no value of JSON
    static boolean isAbsent(@Nullable Object value) {
        return value == JsonPath.ABSENT;
    }

    /** The value at a path, {@link JsonPath#ABSENT} if there is none. */
    @Nullable Object find(DataPath path) {
        spend(1);
        Object source = source(path);
        return isAbsent(source) ? source : path.path().find(source, this::spend);
    }

    /** Of a field that stands for itself, such as InputPath or TimeoutSecondsPath. */
    @Nullable Object read(DataPath path) {
        spend(1);
        try {
            return path.path().read(requireSource(path), this::spend);
        } catch (PathNotFoundException missing) {
            throw StateFailure.runtime(
                    "Invalid path '" + path.text() + "' : " + missing.getMessage());
        }
    }

    /** Of a field of a template ({@code x.$}), ErrorPath or CausePath. */
    @Nullable Object readFor(String field, DataPath path) {
        spend(1);
        Object source = source(path);
        try {
            if (!isAbsent(source)) {
                return path.path().read(source, this::spend);
            }
        } catch (PathNotFoundException _) {
            if (!path.path().isDefinite()) {
                return JsonArray.empty(); // nothing among any number of places (recorded)
            }
        }
        throw StateFailure.runtime(
                "The JSONPath '"
                        + path.text()
                        + "' specified for the field '"
                        + field
                        + "' could not be found in the input '"
                        + Json.print(isAbsent(source) ? input.value() : source)
                        + "'");
    }

    @Nullable Object evaluate(Intrinsic call) {
        var intrinsics =
                new Intrinsics(
                        path -> readArgument(call, path), run.surroundings.random(), this::spend);
        try {
            return intrinsics.evaluate(call);
        } catch (IntrinsicFailure failure) {
            throw StateFailure.intrinsic(sentence(call, String.valueOf(failure.getMessage())));
        }
    }

    /**
     * The value of an expression.
     *
     * @param location below the state; the error names it
     */
    @Nullable Object evaluate(String location, Expression expression) {
        spend(1);
        try {
            return expression.evaluate(
                    bindings(expression),
                    run.nowMs(),
                    run.surroundings.random(),
                    run.budget.left(),
                    this::spend);
        } catch (EvaluationFailure failure) {
            throw Evaluations.failure(location, expression, failure.getMessage());
        }
    }

    private Map<String, @Nullable Object> bindings(Expression expression) {
        var bindings = new HashMap<String, @Nullable Object>();
        for (String name : expression.variables()) {
            if (name.equals(Expression.STATES)) {
                bindings.put(name, states(expression));
            } else {
                Payload value = run.findVariable(frame, name);
                if (value != null) {
                    bindings.put(name, value.value());
                }
            }
        }
        return bindings;
    }

    private JsonObject states(Expression expression) {
        JsonObject.Builder states = JsonObject.builder().put("input", input.value());
        if (expression.readsOfStates("context")) {
            states.put("context", context());
        }
        if (result != null) {
            states.put("result", result.value());
        }
        if (errorOutput != null) {
            states.put("errorOutput", errorOutput.value());
        }
        return states.build();
    }

    private void spend(long units) {
        run.budget.evaluation(units);
    }

    private @Nullable Object readArgument(Intrinsic call, DataPath path) {
        Object value = find(path);
        if (!isAbsent(value)) {
            return value;
        }
        if (!path.path().isDefinite() && !isAbsent(source(path))) {
            return JsonArray.empty();
        }
        throw StateFailure.runtime(sentence(call, whyAbsent(path)));
    }

    /**
     * Jayway's own sentence shows through where an index meets something else than an array
     * (measured).
     */
    private String whyAbsent(DataPath path) {
        try {
            Object source = source(path);
            if (!isAbsent(source)) {
                Object _ = path.path().read(source);
            }
        } catch (PathNotFoundException missing) {
            String message = String.valueOf(missing.getMessage());
            if (message.startsWith("Filter: ")) {
                return message;
            }
        }
        return "The JsonPath argument for the field '"
                + (path.source() == DataPath.Source.CONTEXT
                        ? path.text().substring(1)
                        : path.text())
                + "' could not be found in the input '"
                + Json.print(input.value())
                + "'";
    }

    private static String sentence(Intrinsic call, String message) {
        return "The function '" + call.text() + "' had the following error: " + message;
    }

    /** What a path reads; {@link JsonPath#ABSENT} for a variable that has no value. */
    private @Nullable Object source(DataPath path) {
        return switch (path.source()) {
            case INPUT -> input.value();
            case CONTEXT -> context();
            case VARIABLE -> variable(path);
        };
    }

    private @Nullable Object requireSource(DataPath path) {
        Object source = source(path);
        if (isAbsent(source)) {
            throw StateFailure.runtime(
                    "Invalid path '"
                            + path.text()
                            + "' : No results for path: $"
                            + path.variable());
        }
        return source;
    }

    private @Nullable Object variable(DataPath path) {
        Payload value = run.findVariable(frame, Objects.requireNonNull(path.variable()));
        return value == null ? JsonPath.ABSENT : value.value();
    }

    private JsonObject context() {
        JsonObject known = context;
        if (known == null) {
            known = contextMaker.get();
            context = known;
        }
        return known;
    }
}
