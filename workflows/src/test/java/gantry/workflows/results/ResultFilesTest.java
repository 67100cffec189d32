package gantry.workflows.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.json.Json;
import gantry.json.Payload;
import gantry.objects.ObjectStorage;
import gantry.operations.Authorizer;
import gantry.operations.Call;
import gantry.operations.Operations;
import gantry.operations.Principal;
import gantry.operations.Scope;
import gantry.states.definition.WriterConfig.OutputType;
import gantry.states.definition.WriterConfig.Transformation;
import gantry.states.interpreter.ChildResult;
import gantry.states.interpreter.WriterPlan;
import gantry.workflows.s3.S3Calls;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

class ResultFilesTest {
    private static final String MAP_RUN =
            "arn:aws:states:us-east-1:111111111111:mapRun:m/Label:0b8f6ea6-9b1c-3c3b-8b7e-4d7e3f5a1c2d";
    private static final String FOLDER = "out/0b8f6ea6-9b1c-3c3b-8b7e-4d7e3f5a1c2d/";

    private static final Payload INPUT = Payload.ofText("{\"in\":1}");

    @TempDir Path folder = Path.of("");

    private @Nullable S3Calls calls;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(folder.resolve("results"));
        var operations = new Operations(Authorizer.OPEN);
        operations.registerAll(
                ObjectStorage.open(
                                new ObjectStorage.Parts(
                                        folder, null, InstantSource.system(), UUID::randomUUID))
                        .operations());
        calls =
                new S3Calls(
                        operations,
                        () ->
                                Call.of(
                                        new Principal.Role("arn:aws:iam::111111111111:role/r"),
                                        new Scope("111111111111", "us-east-1"),
                                        "request-1"));
    }

    @Test
    void children_are_told_apart_by_outcome_and_named_by_a_manifest() throws Exception {
        Payload result =
                write(
                        OutputType.JSON,
                        Transformation.NONE,
                        succeeded("a", "{\"x\":1}"),
                        failed("b", "FAILED"),
                        succeeded("c", "2"),
                        failed("d", "TIMED_OUT"),
                        failed("e", "ABORTED"),
                        ChildResult.pending(INPUT));

        assertThat(result.text())
                .isEqualTo(
                        "{\"MapRunArn\":\"%s\",\"ResultWriterDetails\":{\"Bucket\":\"results\",\"Key\":\"%smanifest.json\"}}"
                                .formatted(MAP_RUN, FOLDER));
        assertThat(names("SUCCEEDED_0.json")).isEqualTo(List.of("a", "c"));
        assertThat(names("FAILED_0.json")).isEqualTo(List.of("b", "d", "e"));
        assertThat(read("PENDING_0.json"))
                .isEqualTo(
                        "[{\"Input\":\"{\\\"in\\\":1}\",\"InputDetails\":{\"Included\":true},\"Status\":\"PENDING\"}]");
        assertThat(Json.parse(read("manifest.json")))
                .isEqualTo(
                        Map.of(
                                "DestinationBucket",
                                "results",
                                "MapRunArn",
                                MAP_RUN,
                                "ResultFiles",
                                Map.of(
                                        "SUCCEEDED", List.of(named("SUCCEEDED_0.json")),
                                        "FAILED", List.of(named("FAILED_0.json")),
                                        "PENDING", List.of(named("PENDING_0.json")))));
    }

    @Test
    void a_child_is_written_with_its_metadata() throws Exception {
        write(
                OutputType.JSON,
                Transformation.NONE,
                succeeded("a", "{\"x\":1}"),
                failed("b", "FAILED"));

        assertThat(read("SUCCEEDED_0.json"))
                .isEqualTo(
                        """
                        [{"ExecutionArn":"arn:a","Input":"{\\"in\\":1}","InputDetails":{"Included":true},"Name":"a",\
                        "Output":"{\\"x\\":1}","OutputDetails":{"Included":true},"RedriveCount":0,\
                        "RedriveStatus":"NOT_REDRIVABLE","RedriveStatusReason":"Execution is SUCCEEDED and cannot be redriven",\
                        "StartDate":"2026-01-01T00:00:00.005Z","StateMachineArn":"arn:machine","Status":"SUCCEEDED",\
                        "StopDate":"2026-01-01T00:00:01.000Z"}]\
                        """);
        assertThat(read("FAILED_0.json"))
                .startsWith("[{\"Cause\":\"why\",\"Error\":\"Oops\",\"ExecutionArn\":\"arn:b\"")
                .contains("\"OutputDetails\"", "\"RedriveStatus\":\"REDRIVABLE_BY_MAP_RUN\"")
                .doesNotContain("\"Output\"");
    }

    @Test
    void COMPACT_writes_outputs_and_FLATTEN_their_elements_but_a_failure_whole() throws Exception {
        ChildResult[] children = {
            succeeded("a", "[1,[2],1.50]"), succeeded("b", "{\"x\":1}"), failed("c", "FAILED")
        };

        write(OutputType.JSON, Transformation.COMPACT, children);
        assertThat(read("SUCCEEDED_0.json")).isEqualTo("[[1,[2],1.50],{\"x\":1}]");
        assertThat(names("FAILED_0.json")).isEqualTo(List.of("c"));

        write(OutputType.JSON, Transformation.FLATTEN, children);
        assertThat(read("SUCCEEDED_0.json")).isEqualTo("[1,[2],1.50,{\"x\":1}]");
        assertThat(names("FAILED_0.json")).isEqualTo(List.of("c"));
    }

    @Test
    void JSON_Lines_have_a_line_an_entry() throws Exception {
        write(
                OutputType.JSONL,
                Transformation.COMPACT,
                succeeded("a", "1"),
                succeeded("b", "{\"x\":\"\\n\"}"));

        assertThat(read("SUCCEEDED_0.jsonl")).isEqualTo("1\n{\"x\":\"\\n\"}\n");
    }

    @Test
    void without_children_there_is_only_a_manifest() throws Exception {
        write(OutputType.JSON, Transformation.NONE);

        assertThat(read("manifest.json"))
                .contains("\"ResultFiles\":{\"FAILED\":[],\"PENDING\":[],\"SUCCEEDED\":[]}");
        assertThat(folder.resolve("results/" + FOLDER)).isDirectoryNotContaining("glob:**_0*");
    }

    @Test
    void a_full_file_is_followed_by_another() throws Exception {
        var plan = new WriterPlan("results", "out", OutputType.JSON, Transformation.COMPACT);
        try (var files = new ResultFiles(calls(), MAP_RUN, plan, 8)) {
            for (int i = 0; i < 5; i++) {
                files.add(succeeded("c" + i, "\"" + i + "\""));
            }
            files.finish();
        }

        assertThat(read("SUCCEEDED_0.json")).isEqualTo("[\"0\"]");
        assertThat(read("SUCCEEDED_4.json")).isEqualTo("[\"4\"]");
        assertThat(read("manifest.json")).contains("SUCCEEDED_4.json\",\"Size\":5}");
    }

    @Test
    void writing_again_gives_the_same_objects() throws Exception {
        for (int i = 0; i < 2; i++) {
            write(OutputType.JSON, Transformation.NONE, succeeded("a", "1"), failed("b", "FAILED"));
        }

        assertThat(names("SUCCEEDED_0.json")).isEqualTo(List.of("a"));
        assertThat(names("FAILED_0.json")).isEqualTo(List.of("b"));
    }

    @Test
    void results_of_many_megabytes_come_through_whole() throws Exception {
        var plan = new WriterPlan("results", "out/", OutputType.JSONL, Transformation.COMPACT);
        String output = "\"" + "x".repeat(100_000) + "\"";
        try (var files = new ResultFiles(calls(), MAP_RUN, plan)) {
            for (int i = 0; i < 300; i++) {
                files.add(succeeded("c" + i, output));
            }
            files.finish();
        }

        assertThat(read("SUCCEEDED_0.jsonl").lines()).hasSize(300).allMatch(output::equals);
    }

    @Test
    void a_bucket_that_is_not_there_is_told_in_the_words_of_Amazons_client() {
        var plan = new WriterPlan("nowhere", null, OutputType.JSON, Transformation.NONE);

        assertThatThrownBy(
                        () -> {
                            try (var files = new ResultFiles(calls(), MAP_RUN, plan)) {
                                for (int i = 0; i < 10_000; i++) {
                                    files.add(succeeded("c" + i, "1"));
                                }
                                files.finish();
                            }
                        })
                .isInstanceOf(ResultWriterFailed.class)
                .hasMessage(
                        "The specified bucket does not exist (Service: S3, Status Code: 404,"
                                + " Request ID: request-1, Extended Request ID: request-1)");
    }

    @Test
    void what_is_given_up_leaves_nothing() throws Exception {
        var plan = new WriterPlan("results", "out", OutputType.JSON, Transformation.NONE);
        try (var files = new ResultFiles(calls(), MAP_RUN, plan)) {
            files.add(succeeded("a", "1"));
        }

        assertThat(folder.resolve("results")).isEmptyDirectory();
        assertThat(folder.resolve(".gantry")).isEmptyDirectory();
    }

    private Payload write(OutputType type, Transformation transformation, ChildResult... children)
            throws InterruptedException {
        var plan = new WriterPlan("results", "out", type, transformation);
        try (var files = new ResultFiles(calls(), MAP_RUN, plan)) {
            for (ChildResult child : children) {
                files.add(child);
            }
            return files.finish();
        }
    }

    private S3Calls calls() {
        return Objects.requireNonNull(calls);
    }

    private Map<String, Object> named(String file) throws IOException {
        return Map.of(
                "Key",
                FOLDER + file,
                "Size",
                Files.size(folder.resolve("results/" + FOLDER + file)));
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve("results/" + FOLDER + file));
    }

    private List<String> names(String file) throws IOException {
        var entries = (List<?>) Objects.requireNonNull(Json.parse(read(file)));
        return entries.stream()
                .map(entry -> String.valueOf(((Map<?, ?>) entry).get("Name")))
                .toList();
    }

    private static ChildResult succeeded(String name, String output) {
        return child(name, "SUCCEEDED", output, null, null);
    }

    private static ChildResult failed(String name, String status) {
        return child(name, status, null, "Oops", "why");
    }

    private static ChildResult child(
            String name,
            String status,
            @Nullable String output,
            @Nullable String error,
            @Nullable String cause) {
        return new ChildResult(
                "arn:" + name,
                name,
                "arn:machine",
                false,
                status,
                INPUT,
                output == null ? null : Payload.ofText(output),
                error,
                cause,
                0,
                1_767_225_600_005L,
                1_767_225_601_000L);
    }
}
