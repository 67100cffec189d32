package gantry.states.interpreter;

import gantry.json.Json;
import gantry.json.Payload;
import gantry.json.path.ParentMismatchException;
import gantry.json.path.ReferencePath;
import gantry.states.definition.DataFlow;
import gantry.states.definition.DataPath;
import gantry.states.definition.JsonPathFlow;
import gantry.states.definition.PayloadTemplate;
import gantry.states.values.PayloadSize;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * The way of data through a state: InputPath, Parameters, (the work), ResultSelector, ResultPath,
 * OutputPath. What no field changes goes through as the same {@link Payload}.
 */
final class DataFlows {
    private DataFlows() {}

    static JsonPathFlow of(DataFlow flow) {
        return switch (flow) {
            case JsonPathFlow jsonPath -> jsonPath;
        };
    }

    /** What the state sees as {@code $}: its input after InputPath. */
    static Payload afterInputPath(Run run, LiveFrame frame, JsonPathFlow flow) {
        return select(run, frame, flow.inputPath(), frame.input);
    }

    /** The input of the work: after InputPath and Parameters. */
    static Payload effectiveInput(Run run, LiveFrame frame, JsonPathFlow flow) {
        Payload input = afterInputPath(run, frame, flow);
        return template(run, frame, flow.parameters(), input);
    }

    /** What the state leaves, once its work has a result; Assign sees that as {@code $}. */
    static Leaving leaving(Run run, LiveFrame frame, JsonPathFlow flow, Payload result) {
        Map<String, Payload> assigned = assigned(run, frame, flow, result);
        Payload selected = template(run, frame, flow.resultSelector(), result);
        Payload combined = combine(frame.input, selected, flow.resultPath());
        return new Leaving(select(run, frame, flow.outputPath(), combined), assigned);
    }

    /** What a state without a result of its own leaves: InputPath, Assign and OutputPath only. */
    static Leaving passOn(Run run, LiveFrame frame, JsonPathFlow flow) {
        Payload input = afterInputPath(run, frame, flow);
        Map<String, Payload> assigned = assigned(run, frame, flow, input);
        return new Leaving(select(run, frame, flow.outputPath(), input), assigned);
    }

    private static Map<String, Payload> assigned(
            Run run, LiveFrame frame, JsonPathFlow flow, Payload seen) {
        return flow.assign().isEmpty()
                ? Map.of()
                : Assignments.evaluate(frame, flow.assign(), Scene.of(run, frame, seen.value()));
    }

    /** A result put into the raw input of the state. */
    static Payload combine(Payload input, Payload result, @Nullable ReferencePath path) {
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
        run.budget.bytes(payload.utf8Length());
        return payload;
    }

    static Payload select(Run run, LiveFrame frame, @Nullable DataPath path, Payload payload) {
        if (path == null) {
            return Payload.EMPTY_OBJECT;
        }
        if (path.isInput()) {
            return payload;
        }
        return Payload.of(Scene.of(run, frame, payload.value()).read(path));
    }

    private static Payload template(
            Run run, LiveFrame frame, @Nullable PayloadTemplate template, Payload payload) {
        if (template == null) {
            return payload;
        }
        Object value = Templates.evaluate(template, Scene.of(run, frame, payload.value()));
        return made(frame, value);
    }

    /** A payload of a value that a template made, if it is not far too large to print. */
    static Payload made(LiveFrame frame, @Nullable Object value) {
        if (!PayloadSize.isPrintable(value)) {
            throw StateFailure.dataLimitExceeded(frame.state().name());
        }
        return Payload.of(value);
    }
}
