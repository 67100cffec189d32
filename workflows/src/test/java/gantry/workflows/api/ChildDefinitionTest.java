package gantry.workflows.api;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ChildDefinitionTest {
    private static final String PROCESSOR =
            """
            "StartAt": "A", "States": {
              "A": {"Type": "Pass", "Assign": {"x": "{% $states.input %}"}, "Next": "B"},
              "B": {"Type": "Pass", "Output": "{% $x %}", "End": true}}\
            """;

    private static final String JSONATA =
            """
            {"QueryLanguage": "JSONata", "StartAt": "M", "States": {
              "M": {"Type": "Map", "Items": [1], "End": true, "ItemProcessor": {
                "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                %s}}}}
            """
                    .formatted(PROCESSOR);

    private static final List<String> PATH = List.of("/States/M");

    @Test
    void the_query_language_of_the_machine_is_also_that_of_its_children() {
        assertThat(ChildDefinition.of(JSONATA, PATH))
                .isEqualTo(compact("{\"QueryLanguage\": \"JSONata\", " + PROCESSOR + "}"));
    }

    @Test
    void a_machine_that_names_no_query_language_gives_its_children_none() {
        String definition = JSONATA.replace("\"QueryLanguage\": \"JSONata\", ", "");

        assertThat(ChildDefinition.of(definition, PATH)).isEqualTo(compact("{" + PROCESSOR + "}"));
    }

    @Test
    void a_child_in_JSONata_is_described_with_what_its_states_read(@TempDir Path folder) {
        try (var world = new RunningWorld(folder)) {
            var created =
                    world.call(
                            "CreateStateMachine",
                            Map.of(
                                    "name",
                                    "m",
                                    "definition",
                                    JSONATA,
                                    "roleArn",
                                    "arn:aws:iam::000000000000:role/r"));
            var started = world.call("StartExecution", of(created, "stateMachineArn"));
            var mapRuns = world.call("ListMapRuns", of(started, "executionArn"));
            var children = world.call("ListExecutions", of(first(mapRuns, "mapRuns"), "mapRunArn"));

            var described =
                    world.call(
                            "DescribeStateMachineForExecution",
                            of(first(children, "executions"), "executionArn"));

            assertThat(described)
                    .containsEntry("definition", ChildDefinition.of(JSONATA, PATH))
                    .containsEntry("variableReferences", Map.of("B", List.of("x")));
        }
    }

    private static Map<String, @Nullable Object> of(
            Map<String, @Nullable Object> answer, String member) {
        return Map.of(member, String.valueOf(answer.get(member)));
    }

    private static Map<String, @Nullable Object> first(
            Map<String, @Nullable Object> answer, String member) {
        return Recordings.object(Recordings.list(answer.get(member)).getFirst());
    }

    private static String compact(String json) {
        return Json.print(Json.parse(json));
    }
}
