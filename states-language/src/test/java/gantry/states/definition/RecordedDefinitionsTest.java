package gantry.states.definition;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.JsonArray;
import gantry.json.JsonObject;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What AWS said of a definition, against what the parser says. */
class RecordedDefinitionsTest {
    @TestFactory
    Stream<DynamicTest> what_AWS_refused_is_refused_in_its_words() {
        return Corpus.tests("invalid/aws", RecordedDefinitionsTest::compareWithAws);
    }

    @TestFactory
    Stream<DynamicTest> what_was_measured_is_answered_alike() {
        var cases = new LinkedHashMap<String, JsonObject>();
        for (var one : Corpus.list("measured/validation.json")) {
            cases.put(String.valueOf(one.get("id")), one);
        }
        return Corpus.tests(
                "measured/validation.json", cases, RecordedDefinitionsTest::compareWithMeasured);
    }

    @TestFactory
    Stream<DynamicTest> what_people_run_is_accepted() {
        return Corpus.tests("real-world", RecordedDefinitionsTest::acceptRealWorld);
    }

    @TestFactory
    Stream<DynamicTest> what_ran_on_AWS_is_accepted() {
        return Corpus.tests("cases", RecordedDefinitionsTest::accept);
    }

    @TestFactory
    Stream<DynamicTest> calls_with_a_definition_fail_as_recorded() {
        var calls = new LinkedHashMap<String, JsonObject>();
        for (var file : Corpus.files("api")) {
            int step = 0;
            for (Object scenario : (JsonArray) Corpus.read(file)) {
                for (Object call : Corpus.array((JsonObject) scenario, "steps")) {
                    step++;
                    calls.put(file.getFileName() + " #" + step, (JsonObject) call);
                }
            }
        }
        calls.values().removeIf(call -> !isCreation(call));
        return Corpus.tests("api", calls, RecordedDefinitionsTest::compareWithCall);
    }

    private static void compareWithAws(JsonObject recorded) {
        var parsed = parse(recorded);
        var expected = Corpus.object(recorded, "expected");
        assertThat(parsed.isValid()).isEqualTo(expected.get("valid"));
        if (expected.containsKey("message")) {
            assertThat(InvalidDefinition.createMessage(parsed.diagnostics()))
                    .matches(pattern(String.valueOf(expected.get("message"))));
        } else {
            assertThat(show(parsed)).isEqualTo(expected.get("diagnostics"));
        }
    }

    private static void compareWithMeasured(JsonObject measured) {
        var parsed = parse(measured);
        var expected = Corpus.object(measured, "expected");
        if (expected.containsKey("diagnosticMessagesContain")) {
            assertThat(parsed.diagnostics())
                    .extracting(Diagnostic::message)
                    .containsAll(strings(Corpus.array(expected, "diagnosticMessagesContain")));
            return;
        }
        var diagnostics = Corpus.array(expected, "diagnostics");
        if (String.valueOf(measured.get("note")).contains("as a subset")) {
            assertThat(show(parsed)).containsAll(diagnostics);
        } else {
            assertThat(show(parsed))
                    .containsExactlyInAnyOrderElementsOf(withoutNullLocations(diagnostics));
        }
    }

    private static void acceptRealWorld(JsonObject sample) {
        if ("real-world/shared-fallback-state-jsonata.statemachine".equals(sample.get("id"))) {
            return; // its QueryLanguage stands among the states, so it cannot run anywhere
        }
        String text = Corpus.definition(sample);
        // these stand for integrations that a deployment would put there
        for (String action : List.of("GetItem", "UpdateItem")) {
            text =
                    text.replace(
                            "\"DDB" + action + "\"",
                            "\"arn:aws:states:::dynamodb:" + lowerFirst(action) + "\"");
        }
        text =
                text.replace(
                        "\"DDBTransactWriteItems\"",
                        "\"arn:aws:states:::aws-sdk:dynamodb:transactWriteItems\"");
        var parsed = DefinitionParser.parse(text, false);
        assertThat(parsed.errors()).isEmpty();
    }

    private static void accept(JsonObject recorded) {
        var parsed = parse(recorded);
        assertThat(parsed.errors()).isEmpty();
    }

    private static boolean isCreation(JsonObject call) {
        return Set.of("CreateStateMachine", "UpdateStateMachine").contains(call.get("call"))
                && call.get("request") instanceof JsonObject request
                && request.get("definition") instanceof String;
    }

    private static void compareWithCall(JsonObject call) {
        var request = Corpus.object(call, "request");
        var parsed =
                DefinitionParser.parse(
                        String.valueOf(request.get("definition")),
                        "EXPRESS".equals(request.get("type")));
        if (call.get("expected") instanceof JsonObject expected
                && "InvalidDefinition".equals(expected.get("error"))) {
            assertThat(InvalidDefinition.createMessage(parsed.diagnostics()))
                    .matches(pattern(String.valueOf(expected.get("message"))));
        } else {
            assertThat(parsed.errors()).isEmpty();
        }
    }

    private static Parsed parse(JsonObject recorded) {
        return DefinitionParser.parse(
                Corpus.definition(recorded), "EXPRESS".equals(recorded.get("type")));
    }

    /** As the API shows diagnostics; one without a location has no such member. */
    private static List<Object> show(Parsed parsed) {
        var shown = new ArrayList<>();
        for (var diagnostic : parsed.errors()) {
            var object = JsonObject.builder();
            object.put("code", diagnostic.code());
            if (diagnostic.location() != null) {
                object.put("location", diagnostic.location());
            }
            object.put("message", diagnostic.message());
            object.put("severity", diagnostic.severity().name());
            shown.add(object.build());
        }
        return shown;
    }

    private static List<Object> withoutNullLocations(JsonArray diagnostics) {
        var shown = new ArrayList<>();
        for (Object one : diagnostics) {
            var diagnostic = (JsonObject) one;
            shown.add(
                    diagnostic.get("location") == null
                            ? diagnostic.without("location")
                            : diagnostic);
        }
        return shown;
    }

    private static List<String> strings(JsonArray array) {
        return array.stream().map(String::valueOf).toList();
    }

    /** {@code <anything>} stands for any text. */
    private static String pattern(String message) {
        return "\\Q" + message.replaceAll("<[a-z]+>", "\\\\E.*\\\\Q") + "\\E";
    }

    private static String lowerFirst(String word) {
        return word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
    }
}
