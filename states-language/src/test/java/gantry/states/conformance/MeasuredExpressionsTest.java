package gantry.states.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;
import gantry.json.JsonObject;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.Objects;
import java.util.stream.Stream;

/** Expressions that people evaluated on AWS, each in the only state of a machine. */
class MeasuredExpressionsTest {
    private static final String BEFORE_CAUSE =
            "An error occurred while executing the state 'S' (entered at the event id #2). ";

    @TestFactory
    Stream<DynamicTest> an_expression_comes_to_what_was_measured() {
        return RecordedCases.expressions().stream()
                .map(
                        one ->
                                DynamicTest.dynamicTest(
                                        String.valueOf(one.get("id")), () -> check(one)));
    }

    private static void check(JsonObject measured) {
        String id = String.valueOf(measured.get("id"));
        JsonObject expected = (JsonObject) Objects.requireNonNull(measured.get("expected"));
        var execution = caseOf(measured).run().execution();
        assertThat(execution.status().name()).as(id).isEqualTo(expected.get("status"));
        if (expected.containsKey("output")) {
            JsonObject output =
                    (JsonObject)
                            Objects.requireNonNull(
                                    Objects.requireNonNull(execution.output()).value());
            assertThat(Json.equal(output.get("r"), expected.get("output")))
                    .as("%s: %s", id, Json.print(output))
                    .isTrue();
        }
        if (expected.get("error") instanceof String error) {
            assertThat(execution.error()).as(id).isEqualTo(error);
        }
        if (expected.get("cause") instanceof String cause) {
            assertThat(execution.cause()).as(id).isEqualTo(BEFORE_CAUSE + cause);
        }
        if (expected.get("causeContains") instanceof String part) {
            assertThat(execution.cause()).as(id).contains(part);
        }
    }

    /** As a case, with the expression at Output.r. */
    private static RecordedCase caseOf(JsonObject measured) {
        JsonObject state =
                JsonObject.of(
                        "Type",
                        "Pass",
                        "End",
                        true,
                        "Output",
                        JsonObject.of("r", "{% " + measured.get("expression") + " %}"));
        JsonObject definition =
                JsonObject.of(
                        "QueryLanguage",
                        "JSONata",
                        "StartAt",
                        "S",
                        "States",
                        JsonObject.of("S", state));
        Object input = measured.get("input");
        return new RecordedCase(
                "measured",
                JsonObject.of(
                        "definition",
                        definition,
                        "input",
                        input == null ? JsonObject.empty() : input));
    }
}
