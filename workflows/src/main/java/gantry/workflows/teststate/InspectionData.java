package gantry.workflows.teststate;

import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.definition.ChoiceState;
import gantry.states.definition.FailState;
import gantry.states.definition.MapState;
import gantry.states.definition.ParallelState;
import gantry.states.definition.PassState;
import gantry.states.definition.State;
import gantry.states.definition.SucceedState;
import gantry.states.definition.TaskState;
import gantry.states.definition.WaitState;
import gantry.states.interpreter.Inspection;
import gantry.states.interpreter.Inspection.Stage;
import gantry.states.interpreter.Variables;

import java.util.EnumSet;
import java.util.Set;

/** What a test shows of the way of the data, as the member {@code inspectionData}. */
public final class InspectionData {
    private static final long MS_PER_SECOND = 1_000;

    private InspectionData() {}

    /**
     * The shape.
     *
     * @param variables given and assigned
     */
    public static JsonObject of(State state, Payload input, Inspection seen, Variables variables) {
        var data = JsonObject.builder();
        data.put("input", input.text());
        Set<Stage> hidden = hidden(state);
        for (Stage stage : Stage.values()) {
            Payload there = seen.find(stage);
            if (there != null && !hidden.contains(stage)) {
                data.put(member(stage), there.text());
            }
        }
        putBounds(data, seen);
        if (variables.size() > 0) {
            data.put("variables", text(variables));
        }
        JsonObject errorDetails = errorDetails(seen);
        if (!errorDetails.isEmpty()) {
            data.put("errorDetails", errorDetails);
        }
        return data.build();
    }

    private static String member(Stage stage) {
        return switch (stage) {
            case AFTER_INPUT_PATH -> "afterInputPath";
            case AFTER_PARAMETERS -> "afterParameters";
            case AFTER_ARGUMENTS -> "afterArguments";
            case AFTER_ITEMS_POINTER -> "afterItemsPointer";
            case AFTER_ITEMS_PATH -> "afterItemsPath";
            case AFTER_ITEM_SELECTOR -> "afterItemSelector";
            case AFTER_ITEM_BATCHER -> "afterItemBatcher";
            case RESULT -> "result";
            case AFTER_RESULT_SELECTOR -> "afterResultSelector";
            case AFTER_RESULT_PATH -> "afterResultPath";
        };
    }

    /** What the state comes through but AWS does not show (recorded). */
    private static Set<Stage> hidden(State state) {
        return switch (state) {
            case PassState pass ->
                    pass.result() == null
                            ? EnumSet.of(Stage.AFTER_ARGUMENTS, Stage.RESULT)
                            : EnumSet.of(Stage.AFTER_INPUT_PATH, Stage.AFTER_PARAMETERS);
            case MapState _ -> EnumSet.of(Stage.RESULT);
            case ParallelState _ ->
                    EnumSet.of(
                            Stage.AFTER_INPUT_PATH,
                            Stage.AFTER_PARAMETERS,
                            Stage.AFTER_ARGUMENTS,
                            Stage.RESULT);
            case TaskState _, ChoiceState _, WaitState _, SucceedState _, FailState _ ->
                    EnumSet.noneOf(Stage.class);
        };
    }

    private static void putBounds(JsonObject.Builder data, Inspection seen) {
        Inspection.MapBounds bounds = seen.mapBounds();
        if (bounds == null) {
            return;
        }
        if (bounds.toleratedFailureCount() != null) {
            data.put("toleratedFailureCount", bounds.toleratedFailureCount());
        }
        if (bounds.toleratedFailurePercentage() != null) {
            data.put("toleratedFailurePercentage", bounds.toleratedFailurePercentage());
        }
        data.put("maxConcurrency", bounds.maxConcurrency());
    }

    private static String text(Variables variables) {
        var values = JsonObject.builder();
        variables.forEach((name, value) -> values.put(name, value.value()));
        return Payload.of(values.build()).text();
    }

    private static JsonObject errorDetails(Inspection seen) {
        var details = JsonObject.builder();
        if (seen.catchIndex() != null) {
            details.put("catchIndex", seen.catchIndex().longValue());
        }
        if (seen.retryIndex() != null) {
            details.put("retryIndex", seen.retryIndex().longValue());
        }
        if (seen.backoffMs() != null) {
            details.put("retryBackoffIntervalSeconds", seen.backoffMs() / MS_PER_SECOND);
        }
        return details.build();
    }
}
