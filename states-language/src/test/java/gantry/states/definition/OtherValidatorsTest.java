package gantry.states.definition;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.JsonObject;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The verdicts of two public validators of the language. AWS is right where they differ from it;
 * those definitions are listed here, with the rule.
 */
class OtherValidatorsTest {
    /** The rule, and the definitions whose verdict it turns. */
    private static final Map<String, List<String>> DIFFERENCES =
            Map.of(
                    "AWS requires RoleArn in Credentials (recorded)",
                    List.of(
                            "invalid/statelint/task-with-credentials",
                            "invalid/asl-validator/valid-task-credentials"),
                    "Below a machine of JSONata no state may be in JSONPath (recorded)",
                    List.of("invalid/asl-validator/valid-map-with-item-batcher-jsonata"),
                    "Jayway, whose paths AWS takes, has no script expressions such as"
                            + " [(@.length-1)]",
                    List.of("invalid/asl-validator/valid-path-array-context"),
                    "What stands between the delimiters of JSONata AWS trims (measured), and a text"
                            + " that is not wholly within them is a text",
                    List.of(
                            "invalid/asl-validator/invalid-json-surround-syntax-extra-spaces",
                            "invalid/asl-validator/invalid-jsonata-surround-syntax-no-close",
                            "invalid/asl-validator/invalid-jsonata-surround-syntax-no-open",
                            "invalid/asl-validator/invalid-jsonata-surround-syntax-no-spaces"),
                    "AWS documents Unicode identifiers as names of variables: no top-level",
                    List.of("invalid/asl-validator/valid-assign"),
                    "The types of an intrinsic's arguments are asked when it is called",
                    List.of("invalid/asl-validator/invalid-math-add"),
                    "AWS gets definitions after a template tool has put in what it stands for",
                    List.of(
                            "invalid/asl-validator/valid-cfn-definition-substitutions",
                            "invalid/asl-validator/valid-task-intrisic-function"));

    @TestFactory
    Stream<DynamicTest> the_verdict_of_asl_validator_holds_or_is_listed() {
        return Corpus.tests("invalid/asl-validator", OtherValidatorsTest::compare);
    }

    @TestFactory
    Stream<DynamicTest> the_verdict_of_statelint_holds_or_is_listed() {
        return Corpus.tests("invalid/statelint", OtherValidatorsTest::compare);
    }

    private static void compare(JsonObject recorded) {
        var parsed = DefinitionParser.parse(callable(Corpus.definition(recorded)), false);
        boolean theirs = Boolean.TRUE.equals(Corpus.object(recorded, "expected").get("valid"));
        boolean listed =
                DIFFERENCES.values().stream().anyMatch(ids -> ids.contains(recorded.get("id")));
        assertThat(parsed.isValid())
                .as("%s", parsed.diagnostics())
                .isEqualTo(listed ? !theirs : theirs);
    }

    /** Neither validator looks at what a Task calls, and both like to name things that are not. */
    private static String callable(String definition) {
        return definition
                .replace("\"foo:bar\"", "\"arn:aws:states:::lambda:invoke\"")
                .replace(
                        "arn:aws:swf:us-east-1:123456789012:task:X",
                        "arn:aws:states:::lambda:invoke");
    }
}
