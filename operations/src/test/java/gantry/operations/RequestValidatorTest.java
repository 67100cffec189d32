package gantry.operations;

import static gantry.operations.Oracle.list;
import static gantry.operations.Oracle.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gantry.json.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

class RequestValidatorTest {
    private static final String ONE = "1 validation error detected: ";
    private static final String FAILED = " failed to satisfy constraint: ";

    private final ServiceModel states = ServiceModel.load("states");
    private final RequestValidator validator = new RequestValidator(states);

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "CreateActivity | {} | Value null at 'name'|Member must not be null",
                "CreateActivity | {'name':null} | Value null at 'name'|Member must not be null",
                "CreateActivity | {'name':''} | Value '' at 'name'|Member must have length greater"
                        + " than or equal to 1",
                "ListActivities | {'maxResults':1001} | Value '1001' at 'maxResults'|Member must"
                        + " have value less than or equal to 1000",
                "ListActivities | {'maxResults':-1} | Value '-1' at 'maxResults'|Member must have"
                        + " value greater than or equal to 0",
                "ListActivities | {'maxResults':1e400} | Value '1e400' at 'maxResults'|Member must"
                        + " have value less than or equal to 1000",
                "UpdateMapRun | {'mapRunArn':'a','maxConcurrency':9223372036854775808} | Value"
                    + " '9223372036854775808' at 'maxConcurrency'|Member must have value less than"
                    + " or equal to 9223372036854775807",
                "UpdateMapRun | {'mapRunArn':'a','toleratedFailurePercentage':100.5} | Value"
                    + " '100.5' at 'toleratedFailurePercentage'|Member must have value less than or"
                    + " equal to 100",
                "StartExecution | {'stateMachineArn':'a','traceHeader':'é'} | Value 'é' at"
                    + " 'traceHeader'|Member must satisfy regular expression pattern: \\p{ASCII}*",
                "CreateStateMachine | {'name':'n','definition':'d','roleArn':'r','type':'FAST'} |"
                        + " Value 'FAST' at 'type'|Member must satisfy enum value set: [STANDARD,"
                        + " EXPRESS]",
                "CreateStateMachine | {'name':'n','definition':'','roleArn':'r'} | Value at"
                        + " 'definition'|Member must have length greater than or equal to 1",
                "TagResource | {'resourceArn':'a','tags':[{'key':'k'},{'key':''}]} | Value '' at"
                        + " 'tags.2.member.key'|Member must have length greater than or equal to 1",
                "CreateStateMachineAlias | {'name':'a','routingConfiguration':[]} | Value '[]' at"
                    + " 'routingConfiguration'|Member must have length greater than or equal to 1",
                "CreateStateMachine |"
                    + " {'name':'n','definition':'d','roleArn':'r','encryptionConfiguration':{}} |"
                    + " Value null at 'encryptionConfiguration.type'|Member must not be null",
            })
    void a_broken_constraint_is_refused_in_the_words_of_the_service(
            String operation, String request, String where, String constraint) {
        assertThat(refusal(operation, request)).isEqualTo(ONE + where + FAILED + constraint);
    }

    @Test
    void all_broken_constraints_are_named_at_once() {
        assertThat(refusal("CreateStateMachine", "{'name':''}"))
                .isEqualTo(
                        "3 validation errors detected: Value '' at 'name' failed to satisfy"
                                + " constraint: Member must have length greater than or equal to 1;"
                                + " Value null at 'definition' failed to satisfy constraint: Member"
                                + " must not be null; Value null at 'roleArn' failed to satisfy"
                                + " constraint: Member must not be null");
    }

    @Test
    void no_more_than_ten_are_named() {
        String tags = "{'key':''},".repeat(30) + "{}";
        assertThat(refusal("TagResource", "{'resourceArn':'a','tags':[" + tags + "]}"))
                .startsWith("10 validation errors detected: ");
    }

    @Test
    void a_text_longer_than_allowed_is_not_matched_against_the_pattern() {
        String name = "!".repeat(81);
        assertThat(
                        refusal(
                                "CreateStateMachineAlias",
                                "{'name':'"
                                        + name
                                        + "','routingConfiguration':[{"
                                        + "'stateMachineVersionArn':'a','weight':1}]}"))
                .isEqualTo(
                        ONE
                                + "Value '"
                                + name
                                + "' at 'name'"
                                + FAILED
                                + "Member must have length less than or equal to 80");
    }

    @Test
    void a_very_long_value_is_repeated_only_at_its_beginning() {
        String arn = "a".repeat(500_000);
        assertThat(refusal("DescribeActivity", "{'activityArn':'" + arn + "'}"))
                .hasSizeLessThan(10_000)
                .endsWith("Member must have length less than or equal to 256");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ListActivities | {'maxResults':'1'} | STRING_VALUE can not be converted to an"
                        + " Integer",
                "ListActivities | {'maxResults':true} | TRUE_VALUE can not be converted to an"
                        + " Integer",
                "ListActivities | {'maxResults':[1]} | Start of list found where not expected",
                "ListActivities | {'maxResults':{}} | Start of structure or map found where not"
                        + " expected.",
                "ListActivities | {'nextToken':1} | NUMBER_VALUE can not be converted to a String",
                "CreateActivity | {'name':'n','tags':'x'} | Expected list or null",
                "CreateActivity | {'name':'n','tags':['x']} | Expected null",
                "CreateStateMachine | {'loggingConfiguration':[]} | Start of list found where not"
                        + " expected",
                "GetExecutionHistory | {'reverseOrder':'yes'} | STRING_VALUE can not be converted"
                        + " to a Boolean",
                "ListActivities | {'maxResults':'1','nextToken':''} | STRING_VALUE can not be"
                        + " converted to an Integer",
            })
    void another_json_type_is_refused_before_any_constraint(
            String operation, String request, String message) {
        var refused =
                catchThrowableOfType(SerializationException.class, () -> check(operation, request));
        assertThat(refused).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'maxResults':null,'nextToken':null}",
                "{'maxResults':0}",
                "{'maxResults':1000}",
                "{'unknown':{'deep':[1]}}"
            })
    void what_the_model_allows_or_does_not_know_passes(String request) {
        assertThatCode(() -> check("ListActivities", request)).doesNotThrowAnyException();
    }

    /** Every recorded answer that names validation errors. */
    @TestFactory
    Stream<DynamicTest> recorded_refusals_are_ours_word_for_word() throws IOException {
        return Stream.of(
                        "sfn_api.json",
                        "sfn_api_activities.json",
                        "sfn_api_aliasing.json",
                        "sfn_api_versioning.json")
                .flatMap(RequestValidatorTest::recordedRefusals)
                .map(step -> DynamicTest.dynamicTest(name(step), () -> compare(step)));
    }

    private void compare(Map<String, @Nullable Object> step) {
        String recorded = Objects.toString(object(step.get("expected")).get("message"));
        var request = object(step.get("request"));
        // The recording names its long tokens instead of repeating them.
        if (request.get("nextToken") instanceof String token) {
            recorded = recorded.replaceAll("<invalid_token_\\d+_chars>", token);
        }
        String expected = recorded;
        String operation = Objects.toString(step.get("call"));
        var refused =
                catchThrowableOfType(
                        ValidationException.class,
                        () -> validator.check(operation(operation), request));
        assertThat(refused).hasMessage(expected);
    }

    private static Stream<Map<String, @Nullable Object>> recordedRefusals(String file) {
        try {
            return Oracle.recordedCalls(file).stream()
                    .flatMap(scenario -> list(object(scenario).get("steps")).stream())
                    .map(Oracle::object)
                    .filter(
                            step ->
                                    step.get("expected") instanceof Map<?, ?> expected
                                            && Objects.toString(expected.get("message"))
                                                    .contains("validation error detected"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String name(Map<String, @Nullable Object> step) {
        String message = Objects.toString(object(step.get("expected")).get("message"));
        return step.get("call") + " " + message.substring(0, Math.min(160, message.length()));
    }

    private String refusal(String operation, String request) {
        return String.valueOf(
                catchThrowableOfType(ValidationException.class, () -> check(operation, request))
                        .getMessage());
    }

    private void check(String operation, String request) {
        validator.check(operation(operation), object(Json.parse(request.replace('\'', '"'))));
    }

    private ServiceModel.OperationModel operation(String name) {
        return Objects.requireNonNull(states.findOperation(name), name);
    }
}
