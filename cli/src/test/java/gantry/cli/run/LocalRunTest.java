package gantry.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class LocalRunTest {
    private static final String APPROVAL =
            """
            {"StartAt": "Ask", "States": {
              "Ask": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                "Parameters": {"QueueUrl": "q", "MessageBody": {"token.$": "$$.Task.Token"}},
                "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 3600}],
                "Catch": [{"ErrorEquals": ["No"], "Next": "Refused"}],
                "Next": "Each"},
              "Each": {"Type": "Map", "ItemsPath": "$.items", "End": true,
                "ItemProcessor": {"StartAt": "Item", "States": {"Item": {"Type": "Pass", "End": true}}}},
              "Refused": {"Type": "Fail", "Error": "Refused"}}}
            """;

    private static final String MOCKS =
            """
            {"StateMachines": {"order": {"TestCases": {
               "Yes": {"Ask": "BusyThenYes"}, "No": {"Ask": "No"}, "Short": {"Ask": "BusyOnce"}}}},
             "MockedResponses": {
               "BusyThenYes": {"0": {"Throw": {"Error": "Busy"}}, "1": {"Return": {"items": [1, 2]}}},
               "BusyOnce": {"0": {"Throw": {"Error": "Busy"}}},
               "No": {"0": {"Throw": {"Error": "No", "Cause": "a person said so"}}}}}
            """;

    private static final String IMPORT =
            """
            {"StartAt": "Rows", "States": {"Rows": {"Type": "Map", "End": true,
              "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
                "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"},
                "Parameters": {"Bucket": "data", "Key": "rows.csv"}},
              "ItemProcessor": {"StartAt": "Row",
                "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                "States": {"Row": {"Type": "Pass", "OutputPath": "$.name", "End": true}}}}}}
            """;

    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_run_shows_each_step_and_the_output() throws IOException {
        write("order.asl.json", APPROVAL);
        write("mocks.json", MOCKS);

        assertThat(run("order.asl.json#Yes", null, "mocks.json")).isTrue();

        assertThat(out.toString().replaceAll("\\d+ ms", "0 ms"))
                .isEqualTo(
                        """
                        State  Type  Outcome    Duration  Attempts
                        Ask    Task  succeeded  3600.0 s         2
                        Each   Map   succeeded      0 ms
                        Item   Pass  succeeded      0 ms
                        Item   Pass  succeeded      0 ms

                        SUCCEEDED
                        [
                          1,
                          2
                        ]
                        """);
    }

    @Test
    void a_run_that_fails_shows_the_error() throws IOException {
        write("order.asl.json", APPROVAL);
        write("mocks.json", MOCKS);

        assertThat(run("order.asl.json#No", null, "mocks.json")).isFalse();

        assertThat(out.toString())
                .contains("caught No", "failed Refused", "FAILED", "Error: Refused");
    }

    @Test
    void a_state_whose_expression_fails_is_shown_as_failed() throws IOException {
        write(
                "sum.asl.json",
                """
                {"QueryLanguage": "JSONata", "StartAt": "Sum", "States": {
                  "Sum": {"Type": "Pass", "Output": "{% $nothing %}", "End": true}}}
                """);

        assertThat(run("sum.asl.json", null, null)).isFalse();

        assertThat(out.toString())
                .contains("failed States.QueryEvaluationError", "FAILED")
                .doesNotContain("aborted");
    }

    @Test
    void a_person_answers_what_no_mock_does() throws IOException {
        write("order.asl.json", APPROVAL);
        var person = person("no JSON\n{\"items\": []}\n");

        assertThat(
                        localRun("order.asl.json", null, null)
                                .run(folder, person, print(out), print(err)))
                .isTrue();

        assertThat(err.toString()).contains("The state \"Ask\"", "waits", "That is not JSON");
    }

    @Test
    void a_person_may_let_a_task_fail() throws IOException {
        write("order.asl.json", APPROVAL);
        var person = person("fail No too expensive\n");

        localRun("order.asl.json", null, null).run(folder, person, print(out), print(err));

        assertThat(out.toString()).contains("caught No");
    }

    @Test
    void without_mock_and_terminal_a_task_ends_the_run_with_a_sentence() throws IOException {
        write("order.asl.json", APPROVAL);

        assertThatThrownBy(() -> run("order.asl.json", null, null))
                .isInstanceOf(CannotRun.class)
                .hasMessage(
                        "The state \"Ask\" waits for an answer, and there is neither a mock for it"
                                + " (--mocks) nor a terminal to ask at.");
    }

    @Test
    void all_problems_of_a_definition_are_told_with_line_and_column() throws IOException {
        write(
                "bad.asl.json",
                """
                {
                  "StartAt": "A",
                  "States": {
                    "A": {"Type": "Pass", "Next": "B"},
                    "C": {"Type": "Oops"}
                  }
                }
                """);

        assertThatThrownBy(() -> run("bad.asl.json", null, null))
                .hasMessageContaining("bad.asl.json:4:27: ")
                .hasMessageContaining("bad.asl.json:5:");
    }

    @Test
    void each_warning_of_a_definition_is_a_line_and_the_run_goes_on() throws IOException {
        write(
                "doubtful.asl.json",
                """
                {
                  "StartAt": "A",
                  "States": {
                    "A": {"Type": "Pass", "Parameters": {"one\\nname": "$.a"}, "Next": "B"},
                    "B": {"Type": "Pass", "Result": "$.b", "End": true}
                  }
                }
                """);

        assertThat(run("doubtful.asl.json", null, null)).isTrue();

        assertThat(err.toString().lines())
                .satisfiesExactly(
                        first ->
                                assertThat(first)
                                        .startsWith("doubtful.asl.json:4:")
                                        .contains(": warning: The value of the field 'one name'")
                                        .endsWith("(NO_DOLLAR at /States/A/Parameters)"),
                        second ->
                                assertThat(second)
                                        .startsWith("doubtful.asl.json:5:")
                                        .endsWith("(PASS_RESULT_IS_STATIC at /States/B/Result)"));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    absent.json       | -     | -          | cannot be read; is it there
                    text.json         | -     | -          | text.json:1:
                    order.asl.json    | {a    | -          | The input is neither a file nor JSON: line 1 column
                    order.asl.json    | no.json | -        | The input "no.json" is neither a file that is there nor JSON.
                    order.asl.json#Yes | -    | -          | The test case "Yes" needs --mocks
                    order.asl.json    | text.json | -      | text.json:1:
                    order.asl.json    | -     | mocks.json | Choose a test case of the mocks: order.asl.json#Yes or order.asl.json#No
                    order.asl.json#X  | -     | mocks.json | has no test case "X" of the state machine "order"; it has: Yes, No, Short.
                    order.asl.json#Short | -  | mocks.json | The mocks of "Short" have no response for attempt 1 of the state "Ask".
                    order.asl.json    | -     | text.json  | text.json:1:
                    other.asl.json    | -     | mocks.json | has no test cases of a state machine "other"
                    """)
    void what_cannot_be_run_is_told_in_a_sentence(
            String definition, @Nullable String input, @Nullable String mocks, String sentence)
            throws IOException {
        write("order.asl.json", APPROVAL);
        write("other.asl.json", APPROVAL);
        write("mocks.json", MOCKS);
        write("text.json", "no JSON");

        assertThatThrownBy(() -> run(definition, input, mocks))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void a_distributed_Map_reads_its_items_from_a_folder_of_buckets() throws IOException {
        write("import.asl.json", IMPORT);
        Files.createDirectories(folder.resolve("buckets/data"));
        write("buckets/data/rows.csv", "id,name\n1,Ada\n2,Bob\n");

        var run = new LocalRun("import.asl.json", null, null, "buckets", true);
        assertThat(run.run(folder, null, print(out), print(err))).isTrue();

        assertThat(out.toString()).contains("\"Ada\"", "\"Bob\"");
    }

    @Test
    void a_distributed_Map_writes_its_results_into_a_folder_of_buckets() throws IOException {
        write(
                "export.asl.json",
                IMPORT.replace(
                        "\"End\": true,\n  \"ItemReader\"",
                        """
                        "End": true,
                          "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject",
                            "WriterConfig": {"Transformation": "COMPACT", "OutputType": "JSONL"},
                            "Parameters": {"Bucket": "data", "Prefix": "out"}},
                          "ItemReader\"\
                        """));
        Files.createDirectories(folder.resolve("buckets/data"));
        write("buckets/data/rows.csv", "id,name\n1,Ada\n2,Bob\n");

        var run = new LocalRun("export.asl.json", null, null, "buckets", true);
        assertThat(run.run(folder, null, print(out), print(err))).isTrue();

        try (Stream<Path> files = Files.walk(folder.resolve("buckets/data/out"))) {
            Path results =
                    files.filter(file -> file.endsWith("SUCCEEDED_0.jsonl"))
                            .findFirst()
                            .orElseThrow();
            assertThat(results).hasContent("\"Ada\"\n\"Bob\"");
            assertThat(results.resolveSibling("manifest.json")).exists();
        }
    }

    @Test
    void a_distributed_Map_without_a_folder_of_buckets_names_the_option() throws IOException {
        write("import.asl.json", IMPORT);

        assertThat(run("import.asl.json", null, null)).isFalse();

        assertThat(out.toString()).contains("failed States.ItemReaderFailed", "--objects names");
        var elsewhere = new LocalRun("import.asl.json", null, null, "nowhere", true);
        assertThatThrownBy(() -> elsewhere.run(folder, null, print(out), print(err)))
                .isInstanceOf(CannotRun.class)
                .hasMessage("--objects: \"nowhere\" is no folder.");
    }

    private boolean run(String definition, @Nullable String input, @Nullable String mocks) {
        return localRun(definition, input, mocks).run(folder, null, print(out), print(err));
    }

    private static LocalRun localRun(
            String definition, @Nullable String input, @Nullable String mocks) {
        return new LocalRun(definition, input, mocks, null, true);
    }

    private Questions person(String answers) {
        return new Questions(new BufferedReader(new StringReader(answers)), print(err));
    }

    private static PrintWriter print(StringWriter writer) {
        return new PrintWriter(writer, true);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
