package gantry.workflows.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gantry.operations.AwsException;
import gantry.workflows.definitions.Quotas;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How long a definition may be, and how much of its faults an answer holds. */
class DefinitionLimitsTest {
    private static final String ROLE = "arn:aws:iam::111111111111:role/r";
    private static final int MAX_DEFINITION = 1_048_576;

    @TempDir static Path folder;

    private static ApiWorld world;

    @BeforeAll
    static void open() {
        world = new ApiWorld(folder, Quotas.AWS);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void a_definition_of_a_mebibyte_is_created_and_described_as_it_was_sent() {
        String definition = definition(MAX_DEFINITION);
        var arn =
                world.call(
                                "CreateStateMachine",
                                "name",
                                "longest",
                                "definition",
                                definition,
                                "roleArn",
                                ROLE)
                        .get("stateMachineArn");
        assertThat(world.call("DescribeStateMachine", "stateMachineArn", arn))
                .containsEntry("definition", definition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateStateMachine", "ValidateStateMachineDefinition"})
    void one_character_more_is_refused(String operation) {
        String definition = definition(MAX_DEFINITION + 1);
        var refusal =
                catchThrowableOfType(
                        AwsException.class,
                        () ->
                                world.call(
                                        operation,
                                        operation.startsWith("Create")
                                                ? Map.of(
                                                        "name",
                                                        "longer",
                                                        "definition",
                                                        definition,
                                                        "roleArn",
                                                        ROLE)
                                                : Map.of("definition", definition)));
        assertThat(refusal.code()).isEqualTo("ValidationException");
        assertThat(refusal)
                .hasMessageEndingWith(
                        "at 'definition' failed to satisfy constraint: Member must have length less"
                                + " than or equal to 1048576");
    }

    @Test
    void an_answer_holds_a_hundred_diagnostics_unless_fewer_are_asked_for() {
        String faulty = passes(150);
        for (var maxResults : new Integer[] {null, 0, 100}) {
            var answer = validate(faulty, maxResults);
            assertThat(diagnostics(answer)).hasSize(100);
            assertThat(answer).containsEntry("truncated", true).containsEntry("result", "FAIL");
        }
        assertThat(diagnostics(validate(faulty, 7))).hasSize(7);
        assertThat(validate(passes(100), null)).containsEntry("truncated", false);
    }

    @Test
    void a_blank_definition_is_refused_in_the_words_of_the_service() {
        var answer = validate(" ", null);
        assertThat(answer).containsEntry("result", "FAIL");
        assertThat(diagnostics(answer))
                .containsExactly(
                        Map.of(
                                "severity",
                                "ERROR",
                                "code",
                                "SCHEMA_VALIDATION_FAILED",
                                "message",
                                "Definition must be a valid JSON object"));
    }

    /** One state and a comment that fills the rest. */
    private static String definition(int length) {
        String text =
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}},\"Comment\":\"\"}";
        return text.replace(
                "\"Comment\":\"", "\"Comment\":\"" + "x".repeat(length - text.length()));
    }

    /** So many states without a way on. */
    private static String passes(int count) {
        var states = new StringBuilder();
        for (int i = 0; i < count; i++) {
            states.append("\"S").append(i).append("\":{\"Type\":\"Pass\"},");
        }
        return "{\"StartAt\":\"S0\",\"States\":{" + states + "\"Z\":{\"Type\":\"Succeed\"}}}";
    }

    private static Map<String, @Nullable Object> validate(
            String definition, @Nullable Integer maxResults) {
        return maxResults == null
                ? world.call("ValidateStateMachineDefinition", "definition", definition)
                : world.call(
                        "ValidateStateMachineDefinition",
                        "definition",
                        definition,
                        "maxResults",
                        (long) maxResults);
    }

    private static List<@Nullable Object> diagnostics(Map<String, @Nullable Object> answer) {
        return Recordings.list(answer.get("diagnostics"));
    }
}
