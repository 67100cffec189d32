package gantry.states.interpreter;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.json.path.JsonPath;
import gantry.json.path.PathNotFoundException;
import gantry.states.definition.DataPath;
import gantry.states.definition.Intrinsic;
import gantry.states.intrinsics.IntrinsicFailure;
import gantry.states.intrinsics.Intrinsics;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * What the paths of one field of one state can see: a value ({@code $}), the variables and the
 * context object ({@code $$}), which is made when first asked for.
 */
final class Scene {
    private final Run run;
    private final LiveFrame frame;
    private final @Nullable Object input;
    private final Supplier<JsonObject> contextMaker;
    private @Nullable JsonObject context;

    private Scene(
            Run run, LiveFrame frame, @Nullable Object input, Supplier<JsonObject> contextMaker) {
        this.run = run;
        this.frame = frame;
        this.input = input;
        this.contextMaker = contextMaker;
    }

    static Scene of(Run run, LiveFrame frame, @Nullable Object input) {
        return new Scene(run, frame, input, () -> ContextObject.of(run, frame));
    }

    /** For an ItemSelector: with an item in the context object. */
    static Scene of(Run run, LiveFrame frame, @Nullable Object input, Payload item, int index) {
        return new Scene(run, frame, input, () -> ContextObject.of(run, frame, item, index));
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
                        + Json.print(isAbsent(source) ? input : source)
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
                + Json.print(input)
                + "'";
    }

    private static String sentence(Intrinsic call, String message) {
        return "The function '" + call.text() + "' had the following error: " + message;
    }

    /** What a path reads; {@link JsonPath#ABSENT} for a variable that has no value. */
    private @Nullable Object source(DataPath path) {
        return switch (path.source()) {
            case INPUT -> input;
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
