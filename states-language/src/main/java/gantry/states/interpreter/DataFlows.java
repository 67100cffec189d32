package gantry.states.interpreter;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.json.path.ParentMismatchException;
import gantry.json.path.ReferencePath;
import gantry.states.definition.Catcher;
import gantry.states.definition.DataFlow;
import gantry.states.definition.DataPath;
import gantry.states.definition.JsonPathFlow;
import gantry.states.definition.JsonataFlow;
import gantry.states.definition.MapState;
import gantry.states.definition.ParallelState;
import gantry.states.definition.PayloadTemplate;
import gantry.states.definition.TaskState;
import gantry.states.values.PayloadSize;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * The way of data through a state: InputPath, Parameters, (the work), ResultSelector, ResultPath,
 * OutputPath; in the query language JSONata Arguments, (the work), Output. What no field changes
 * goes through as the same {@link Payload}.
 */
final class DataFlows {
    private DataFlows() {}

    /** What the state sees as {@code $}: its input after InputPath. */
    static Payload seen(Run run, LiveFrame frame, DataFlow flow) {
        return switch (flow) {
            case JsonPathFlow jsonPath ->
                    run.reveal(
                            Inspection.Stage.AFTER_INPUT_PATH,
                            select(run, frame, jsonPath.inputPath(), frame.input));
            case JsonataFlow _ -> frame.input;
        };
    }

    /** The input of the work: after InputPath and Parameters, or Arguments. */
    static Payload effectiveInput(Run run, LiveFrame frame, DataFlow flow) {
        Payload seen = seen(run, frame, flow);
        return switch (flow) {
            case JsonPathFlow jsonPath ->
                    run.reveal(
                            Inspection.Stage.AFTER_PARAMETERS,
                            template(run, frame, jsonPath.parameters(), seen));
            case JsonataFlow jsonata ->
                    run.reveal(
                            Inspection.Stage.AFTER_ARGUMENTS,
                            template(run, frame, jsonata.arguments(), seen));
        };
    }

    /** What the state leaves, once its work has a result; Assign sees that as {@code $}. */
    static Leaving leaving(Run run, LiveFrame frame, DataFlow flow, Payload result) {
        run.reveal(Inspection.Stage.RESULT, result);
        return switch (flow) {
            case JsonPathFlow jsonPath -> {
                var assigned = assigned(run, frame, jsonPath.assign(), result);
                Payload selected =
                        run.reveal(
                                Inspection.Stage.AFTER_RESULT_SELECTOR,
                                template(run, frame, jsonPath.resultSelector(), result));
                Payload combined =
                        run.reveal(
                                Inspection.Stage.AFTER_RESULT_PATH,
                                combine(frame.input, selected, jsonPath.resultPath()));
                yield new Leaving(select(run, frame, jsonPath.outputPath(), combined), assigned);
            }
            case JsonataFlow jsonata -> {
                Scene scene = Scene.of(run, frame, frame.input).withResult(result);
                yield shaped(frame, jsonata.assign(), jsonata.output(), scene, result);
            }
        };
    }

    /** What a state without a result of its own leaves. */
    static Leaving passOn(Run run, LiveFrame frame, DataFlow flow) {
        return switch (flow) {
            case JsonPathFlow jsonPath -> {
                Payload input = seen(run, frame, flow);
                var assigned = assigned(run, frame, jsonPath.assign(), input);
                yield new Leaving(select(run, frame, jsonPath.outputPath(), input), assigned);
            }
            case JsonataFlow jsonata -> {
                Scene scene = Scene.of(run, frame, frame.input);
                yield shaped(frame, jsonata.assign(), jsonata.output(), scene, frame.input);
            }
        };
    }

    /** What the state leaves by a catcher. */
    static Leaving caught(Run run, LiveFrame frame, Catcher catcher, JsonObject errorOutput) {
        Payload error = Payload.of(errorOutput);
        return switch (flowOf(frame)) {
            case JsonPathFlow _ ->
                    new Leaving(
                            combine(frame.input, error, catcher.resultPath()),
                            assigned(run, frame, catcher.assign(), error));
            case JsonataFlow _ -> {
                Scene scene = Scene.of(run, frame, frame.input).withErrorOutput(error);
                yield shaped(frame, catcher.assign(), catcher.output(), scene, error);
            }
        };
    }

    /**
     * In the query language JSONata: Assign and Output, which both see the variables as they were.
     *
     * @param otherwise the output where there is no field for it
     */
    static Leaving shaped(
            LiveFrame frame,
            List<PayloadTemplate.Field> assign,
            @Nullable PayloadTemplate output,
            Scene scene,
            Payload otherwise) {
        var assigned = Assignments.evaluate(frame, assign, scene);
        return new Leaving(
                output == null ? otherwise : made(frame, Templates.evaluate(output, scene)),
                assigned);
    }

    private static Map<String, Payload> assigned(
            Run run, LiveFrame frame, List<PayloadTemplate.Field> assign, Payload seen) {
        return assign.isEmpty()
                ? Map.of()
                : Assignments.evaluate(frame, assign, Scene.of(run, frame, seen));
    }

    /** A result put into the raw input of the state. */
    private static Payload combine(Payload input, Payload result, @Nullable ReferencePath path) {
        if (path == null) {
            return input;
        }
        if (path.isRoot()) {
            return result;
        }
        try {
            return Payload.of(path.put(input.value(), result.value()));
        } catch (ParentMismatchException _) {
            throw StateFailure.resultPathMatch(
                    "Unable to apply ReferencePath "
                            + path
                            + " to input "
                            + Json.print(input.value()));
        }
    }

    /** A payload no larger than AWS allows. */
    static Payload checked(Run run, LiveFrame frame, Payload payload) {
        if (PayloadSize.isExceededBy(payload)) {
            throw StateFailure.dataLimitExceeded(frame.state().name());
        }
        run.budget.bytes(payload.weight());
        return payload;
    }

    static Payload select(Run run, LiveFrame frame, @Nullable DataPath path, Payload payload) {
        if (path == null) {
            return Payload.EMPTY_OBJECT;
        }
        if (path.isInput()) {
            return payload;
        }
        return Payload.of(Scene.of(run, frame, payload).read(path));
    }

    private static Payload template(
            Run run, LiveFrame frame, @Nullable PayloadTemplate template, Payload payload) {
        return template == null
                ? payload
                : made(frame, Templates.evaluate(template, Scene.of(run, frame, payload)));
    }

    /** A payload of a value that a template made, if it is not far too large to print. */
    static Payload made(LiveFrame frame, @Nullable Object value) {
        if (!PayloadSize.isPrintable(value)) {
            throw StateFailure.dataLimitExceeded(frame.state().name());
        }
        return Payload.of(value);
    }

    /** Of a state with work, which is what has catchers and joins. */
    static DataFlow flowOf(LiveFrame frame) {
        return switch (frame.state()) {
            case TaskState task -> task.flow();
            case ParallelState parallel -> parallel.flow();
            case MapState map -> map.flow();
            default ->
                    throw new IllegalStateException(
                            "State " + frame.state().path() + " has no work of its own");
        };
    }
}
