package gantry.cli.corpus;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.jsonata.Jsonata;
import gantry.jsonata.conformance.Likeness;
import gantry.jsonata.conformance.SuiteCase;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A case of JSONata's suite as a machine: a Pass state assigns its bindings, a second one has the
 * expression as its Output, within the input as its context.
 */
final class ServedExpression {
    private static final String ROLE = "arn:aws:iam::000000000000:role/role";

    /** A state has no context of its own: what JSONata calls so is the state's input. */
    private static final String ROOT = "$$";

    /** AWS gives "Infinity" instead. */
    private static final Set<String> OUT_OF_RANGE = Set.of("D1001", "D3001");

    private final SuiteCase suiteCase;

    ServedExpression(SuiteCase suiteCase) {
        this.suiteCase = suiteCase;
    }

    /** Why AWS's profile of JSONata has no answer to compare; null if it has. */
    @Nullable String excludedBy() {
        JsonObject json = suiteCase.json();
        String expression = suiteCase.expression();
        if (OUT_OF_RANGE.contains(String.valueOf(json.get("code")))) {
            return "leaves the range of numbers, which is no error on AWS (states/measured)";
        }
        if (json.containsKey("result")
                && (json.containsKey("depth") || json.containsKey("timelimit"))) {
            return "has bounds of its own, and AWS others (states/measured)";
        }
        if (expression.contains(ROOT) && !hasInput()) {
            return "names the root, which a state's expression does not have";
        }
        if (expression.startsWith("/")) {
            return "begins with a regular expression, which cannot stand behind a parenthesis";
        }
        if (expression.contains("[]")) {
            return "keeps a singleton, which its place in a path does not";
        }
        if (suiteCase.data() instanceof List<?>) {
            return "has a list at the root, whose elements the evaluator takes one by one there"
                    + " only";
        }
        return null;
    }

    /** What differs; null if the case passes. */
    @Nullable String check(StepFunctionsClient client, String name) {
        JsonObject created =
                client.answer(
                        "CreateStateMachine",
                        JsonObject.builder()
                                .put("name", name)
                                .put("definition", Json.print(definition()))
                                .put("roleArn", ROLE)
                                .put("type", "EXPRESS")
                                .build());
        if (created.containsKey("__type")) {
            return isRefused(created) ? null : Json.print(created);
        }
        Object input = hasInput() ? suiteCase.data() : JsonObject.empty();
        JsonObject ended =
                client.call(
                        "StartSyncExecution",
                        JsonObject.of(
                                "stateMachineArn",
                                created.get("stateMachineArn"),
                                "input",
                                Json.print(input)));
        if (ended.get("output") instanceof String output) {
            return checkOutput(output);
        }
        return isFailure(ended) ? null : Json.print(ended);
    }

    private @Nullable String checkOutput(String output) {
        JsonObject json = suiteCase.json();
        Map<?, ?> result = (Map<?, ?>) Objects.requireNonNull(Json.parse(output));
        return json.containsKey("result")
                        && new Likeness(json.containsKey("unordered"))
                                .same(json.get("result"), result.get("r"))
                ? null
                : "gave " + output + " for " + Json.print(json);
    }

    /** AWS refuses what is no JSONata, and without an input bare names too. */
    private boolean isRefused(JsonObject refusal) {
        String message = String.valueOf(refusal.get("message"));
        return message.contains("UNSUPPORTED_JSONATA_EXPRESSION")
                ? !hasInput()
                : message.contains("INVALID_JSONATA_EXPRESSION") && expectsError();
    }

    /** Errors fail a state, and so does a result that is undefined. */
    private boolean isFailure(JsonObject ended) {
        boolean isUndefined =
                String.valueOf(ended.get("cause")).endsWith("returned nothing (undefined).");
        return "States.QueryEvaluationError".equals(ended.get("error"))
                && (isUndefined ? suiteCase.json().containsKey("undefinedResult") : expectsError());
    }

    private boolean expectsError() {
        return suiteCase.json().containsKey("code") || suiteCase.json().containsKey("error");
    }

    private boolean hasInput() {
        return !Jsonata.isUndefined(suiteCase.data());
    }

    private JsonObject definition() {
        var bind = JsonObject.builder().put("Type", "Pass").put("Next", "Evaluate");
        if (suiteCase.json().get("bindings") instanceof JsonObject bindings
                && !bindings.isEmpty()) {
            bind.put("Assign", bindings);
        }
        String expression = suiteCase.expression();
        String inContext =
                hasInput()
                        ? "[$states.input].(" + expression.replace(ROOT, "$states.input") + ")"
                        : expression;
        JsonObject evaluate =
                JsonObject.of(
                        "Type",
                        "Pass",
                        "End",
                        true,
                        "Output",
                        JsonObject.of("r", "{% " + inContext + " %}"));
        return JsonObject.of(
                "QueryLanguage",
                "JSONata",
                "StartAt",
                "Bind",
                "States",
                JsonObject.of("Bind", bind.build(), "Evaluate", evaluate));
    }
}
