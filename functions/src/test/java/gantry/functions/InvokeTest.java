package gantry.functions;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.JsonObject;
import gantry.operations.AwsException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The operation: how functions are named, and what is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvokeTest {
    @SuppressWarnings("NullAway.Init")
    private Lambda lambda;

    @BeforeAll
    void start() {
        lambda = Lambda.start();
    }

    @AfterAll
    void close() {
        lambda.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nested",
                "nested:$LATEST",
                "function:nested",
                "111111111111:function:nested",
                "arn:aws:lambda:us-east-1:111111111111:function:nested",
                "arn:aws:lambda:us-east-1:111111111111:function:nested:$LATEST"
            })
    void a_function_has_many_names(String name) {
        assertThat(lambda.invoke(name).payload()).isEqualTo("placed");
    }

    @Test
    void its_arn_has_the_qualifier_that_the_caller_gave() {
        assertThat(lambda.invoke("echo:$LATEST").object().get("arn"))
                .isEqualTo("arn:aws:lambda:us-east-1:111111111111:function:echo:$LATEST");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "nobody, arn:aws:lambda:us-east-1:111111111111:function:nobody:$LATEST",
        "echo:3, arn:aws:lambda:us-east-1:111111111111:function:echo:3",
        "222222222222:function:echo, arn:aws:lambda:us-east-1:222222222222:function:echo:$LATEST",
    })
    void a_function_that_is_not_here_is_not_found(String name, String arn) {
        AwsException refusal = lambda.refusal(Map.of("FunctionName", name));

        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.code()).isEqualTo("ResourceNotFoundException");
        assertThat(refusal).hasMessage("Function not found: " + arn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../functions/echo", "a/b", "echo ", "", "arn:aws:s3:::echo"})
    void a_name_that_is_none_is_refused(String name) {
        assertThat(lambda.refusal(Map.of("FunctionName", name)).code())
                .isEqualTo("ValidationException");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    InvocationType | Event   | InvalidParameterValueException | InvocationType Event is not built in yet; use RequestResponse.
                    Payload        | {"a":   | InvalidRequestContentException | Could not parse request body into json: Could not parse payload into json:
                    ClientContext  | !       | InvalidParameterValueException | Client context must be a valid Base64-encoded JSON object.
                    Qualifier      | 7       | ResourceNotFoundException      | Function not found: arn:aws:lambda:us-east-1:111111111111:function:echo:7
                    InvocationType | Later   | ValidationException            | 1 validation error detected: Value 'Later' at 'invocationType'
                    LogType        | All     | ValidationException            | 1 validation error detected: Value 'All' at 'logType'
                    """)
    void a_member_that_is_wrong_is_refused(
            String member, String value, String code, String message) {
        var members = new HashMap<String, Object>(Map.of("FunctionName", "echo"));
        members.put(member, value);

        AwsException refusal = lambda.refusal(members);

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.getMessage()).startsWith(message);
    }

    @Test
    void a_payload_of_more_than_six_megabytes_is_refused() {
        var payload = "\"" + "x".repeat(6_291_455) + "\"";
        AwsException refusal = lambda.refusal(Map.of("FunctionName", "echo", "Payload", payload));

        assertThat(refusal.status()).isEqualTo(413);
        assertThat(refusal.code()).isEqualTo("RequestTooLargeException");
        assertThat(refusal)
                .hasMessage(
                        "6291457 byte payload is too large for the RequestResponse invocation type"
                                + " (limit 6291456 bytes)");
    }

    @Test
    void a_dry_run_runs_nothing() {
        assertThat(
                        lambda.call(Map.of("FunctionName", "nested", "InvocationType", "DryRun"))
                                .members())
                .isEqualTo(Map.of("StatusCode", 204L));
    }

    @Test
    void the_client_context_reaches_the_function() {
        var context =
                Base64.getEncoder()
                        .encodeToString(
                                "{\"custom\": {\"who\": \"Ä\"}}".getBytes(StandardCharsets.UTF_8));
        var answer = lambda.call(Map.of("FunctionName", "echo", "ClientContext", context));

        assertThat(answer.object().get("client"))
                .isEqualTo(JsonObject.of("custom", JsonObject.of("who", "Ä")));
    }

    @Test
    void the_end_of_the_log_comes_with_the_answer() {
        var answer =
                lambda.call(
                        Map.of(
                                "FunctionName", "prints",
                                "Payload", "{\"what\": \"line\"}",
                                "LogType", "Tail"));

        var log =
                new String(
                        Base64.getDecoder()
                                .decode(String.valueOf(answer.members().get("LogResult"))),
                        StandardCharsets.UTF_8);
        assertThat(log.split("\n", -1))
                .extracting(line -> line.isEmpty() ? "" : line.substring(0, 2))
                .containsExactly("ST", "20", "EN", "RE", "");
        assertThat(log).contains("\tINFO\tone\rtwo { a: 1 }\n");
        assertThat(answer.members().keySet())
                .containsExactly("StatusCode", "LogResult", "Payload", "ExecutedVersion");
    }

    @Test
    void a_mistake_in_function_yaml_names_its_line() {
        AwsException refusal = lambda.refusal(Map.of("FunctionName", "broken"));

        assertThat(refusal.code()).isEqualTo("InvalidParameterValueException");
        assertThat(refusal)
                .hasMessage(
                        "%1$s line 2: unknown key \"tiemout\"; did you mean \"timeout\"? %1$s line 3: memory \"lots\" is not a whole number from 128 to 10240."
                                .formatted(lambda.folderOf("broken").resolve("function.yaml")));
    }

    @Test
    void a_function_yaml_without_an_end_is_refused_unread() throws IOException {
        lambda.write("endless", "index.mjs", "export const handler = async () => 1;");
        Path file = lambda.folderOf("endless").resolve("function.yaml");
        Files.createSymbolicLink(file, Path.of("/dev/zero"));

        assertThat(lambda.refusal(Map.of("FunctionName", "endless")))
                .hasMessage("\"%s\" is no ordinary file; replace it by one.".formatted(file));
    }

    @Test
    void a_folder_that_says_nothing_is_told_what_is_missing() {
        assertThat(lambda.refusal(Map.of("FunctionName", "empty")))
                .hasMessage(
                        "The function empty has neither index.mjs nor index.js; name its runtime and handler in \"%s\"."
                                .formatted(lambda.folderOf("empty").resolve("function.yaml")));
    }

    @Test
    void a_function_of_the_configuration_has_its_own_folder_and_settings() {
        assertThat(lambda.refusal(Map.of("FunctionName", "elsewhere")).getMessage())
                .contains("elsewhere\" of the function elsewhere is not there");

        lambda.write(
                "../elsewhere",
                "index.mjs",
                "export const other = async () => [process.env.TONE,"
                        + " process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE];");

        assertThat(lambda.invoke("elsewhere").text()).isEqualTo("[\"warm\",\"256\"]");
    }
}
