package gantry.workflows.teststate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gantry.json.Json;
import gantry.operations.ValidationException;
import gantry.states.definition.Resource;
import gantry.states.definition.Resource.Pattern;
import gantry.states.definition.TaskState;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerRulesTest {
    private static String refusal(String resource, String result, FieldValidation validation) {
        var error =
                catchThrowableOfType(
                        ValidationException.class,
                        () ->
                                AnswerRules.check(
                                        resource(resource), Json.parse(result), validation));
        return error == null
                ? ""
                : String.valueOf(error.getMessage())
                        .replace("Mock result schema validation error: ", "");
    }

    private static Resource resource(String name) {
        String task =
                "{\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::"
                        + name
                        + "\", \"End\": true}";
        return ((TaskState) TestedState.of(task, null).state()).resource();
    }

    @ParameterizedTest(name = "{0} answers {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "sqs:sendMessage | {'MessageId': 7} | Field 'MessageId' must be a string",
                "sqs:sendMessage | {'MessageId': 'm', 'Colour': 7} | ~~",
                "sqs:sendMessage | [] | Mocked result must be a JSON object.",
                "dynamodb:getItem | {'Item': []} | Field 'Item' must be an object",
                "dynamodb:getItem | {'Item': {'id': 'x'}} | Field 'id' must be an object",
                "dynamodb:getItem | {'Item': {'id': {'S': 1}}} | Field 'S' must be a string",
                "dynamodb:getItem | {'Item': {'id': {'BOOL': 'true'}}} | Field 'BOOL' must be a"
                        + " boolean",
                "dynamodb:getItem | {'Item': {'id': {'SS': ['a', 1]}}} | Field 'SS' must be a"
                        + " string",
                "aws-sdk:dynamodb:describeTable | {'Table': {'TableStatus': 'WELL'}} | Field"
                        + " 'TableStatus' is not an expected value",
                "aws-sdk:lambda:getFunction | {'Configuration': {'MemorySize': 10241}} | Field"
                        + " 'MemorySize' exceeds the maximum value",
                "aws-sdk:lambda:invoke | {'Payload': {'a': 1}} | Field 'Payload' must be a string",
                "lambda:invoke | {'Payload': {'a': 1}} | ~~",
                "lambda:invoke.waitForTaskToken | 7 | ~~",
                "states:startExecution.sync:2 | {'ExecutionArn': 'e', 'StateMachineArn': 's',"
                        + " 'StartDate': 1, 'Status': 'WELL'} | Field 'Status' is not an expected"
                        + " value",
                "states:startExecution.sync:2 | {'ExecutionArn': 'e', 'StateMachineArn': 's',"
                        + " 'StartDate': 1, 'Status': 'SUCCEEDED', 'Output': {}} | ~~",
                "states:startExecution.sync | {'ExecutionArn': 'e', 'StateMachineArn': 's',"
                    + " 'StartDate': 1, 'Status': 'SUCCEEDED', 'Output': {}} | Field 'Output' must"
                    + " be a string",
                "states:startExecution.sync | {'ExecutionArn': 'e', 'StateMachineArn': 's',"
                        + " 'StartDate': 1} | Required field 'Status' is missing",
                "batch:submitJob.sync | {'JobId': 7} | ~~",
                "aws-sdk:cloudwatchlogs:describeLogGroups | {'LogGroups': [{'CreationTime':"
                        + " 'now'}]} | Field 'CreationTime' must be a number",
                "http:invoke | {'StatusCode': 'any'} | ~~",
                "aws-sdk:nobodyknows:doIt | {'A': 7} | ~~",
            })
    void a_result_has_the_form_of_the_API_s_answer(String resource, String result, String problem) {
        assertThat(refusal(resource, result.replace('\'', '"'), FieldValidation.STRICT))
                .isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "STRICT, Required field 'ExecutionArn' is missing",
        "PRESENT, Field 'StartDate' must be a string",
        "NONE, ''"
    })
    void what_is_required_counts_in_the_strictest_mode_only(
            FieldValidation validation, String problem) {
        assertThat(refusal("states:startExecution", "{\"StartDate\": 1}", validation))
                .isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "REQUEST_RESPONSE, Mocked result must be a JSON object.",
        "WAIT_FOR_TASK_TOKEN, ''"
    })
    void only_a_call_s_own_answer_is_an_object(Pattern pattern, String problem) {
        assertThat(refusal("sqs:sendMessage" + pattern.suffix(), "7", FieldValidation.NONE))
                .isEqualTo(problem);
    }
}
