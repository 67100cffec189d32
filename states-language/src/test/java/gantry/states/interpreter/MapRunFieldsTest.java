package gantry.states.interpreter;

import static gantry.states.interpreter.MapRunWorld.PASS;
import static gantry.states.interpreter.MapRunWorld.TASK;
import static gantry.states.interpreter.MapRunWorld.details;
import static gantry.states.interpreter.MapRunWorld.map;
import static gantry.states.interpreter.MapRunWorld.output;
import static gantry.states.interpreter.MapRunWorld.state;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.JsonObject;
import gantry.states.local.LocalExecution;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What the fields of a Map in mode DISTRIBUTED do. Where a comment says recorded, the values are
 * those of {@link MapRunTest}.
 */
class MapRunFieldsTest {
    private final MapRunWorld world = new MapRunWorld();

    @Test
    void an_ItemSelector_sees_index_value_and_source_of_an_item() {
        String selector =
                "'ItemsPath': '$.items', 'ItemSelector': {'all.$': '$$.Map.Item', 'in.$': '$.x'}, ";
        assertThat(output(world.run(map(selector, PASS), "{'items': ['a'], 'x': 9}"))) // recorded
                .isEqualTo("[{'all':{'Index':0,'Value':'a','Source':'STATE_DATA'},'in':9}]");
    }

    @Test
    void the_members_of_an_object_are_items_with_a_key() {
        assertThat(output(world.run(map("", PASS), "{'a': 1, 'b': [2]}")))
                .isEqualTo("[{'Key':'a','Value':1},{'Key':'b','Value':[2]}]");
        String selector =
                "'ItemSelector': {'k.$': '$$.Map.Item.Key', 'v.$': '$$.Map.Item.Value'}, ";
        assertThat(output(world.run(map(selector, PASS), "{'a': 1}")))
                .isEqualTo("[{'k':'a','v':1}]");
    }

    @Test
    void a_reader_gets_its_arguments_evaluated_and_its_items_tell_their_source() {
        String reader =
                "'ItemReader': {'Resource': 'arn:aws:states:::s3:getObject', 'Parameters':"
                        + " {'Bucket': 'b', 'Key.$': '$.key'}, 'ReaderConfig': {'InputType':"
                        + " 'JSON', 'MaxItemsPath': '$.max'}},"
                        + " 'ItemSelector': {'s.$': '$$.Map.Item.Source'}, ";
        LocalExecution execution = world.run(map(reader, PASS), "{'key': 'k', 'max': '5'}");
        assertThat(output(execution)).isEqualTo("[{'s':'S3://b/k'},{'s':'S3://b/k'}]");
        assertThat(world.read).hasSize(1);
        assertThat(world.read.getFirst().arguments().text())
                .isEqualTo("{\"Bucket\":\"b\",\"Key\":\"k\"}");
        assertThat(world.read.getFirst().maxItems()).isEqualTo(5);
        assertThat(execution.history().get(2).details()).isEqualTo(JsonObject.of("length", 0L));
    }

    @Test
    void a_negative_MaxItems_fails_the_map_run() {
        String reader =
                "'ItemReader': {'Resource': 'arn:aws:states:::s3:getObject',"
                        + " 'ReaderConfig': {'InputType': 'CSV', 'MaxItemsPath': '$.n'}}, ";
        LocalExecution execution = world.run(map(reader, PASS), "{'n': -1}");
        assertThat(Runs.events(execution)) // recorded
                .endsWith(
                        "4<3 MapRunStarted",
                        "5<4 MapRunFailed",
                        "6<5 MapStateFailed",
                        "7<6 ExecutionFailed");
        assertThat(execution.execution().error()).isEqualTo("States.ItemReaderFailed");
        assertThat(execution.execution().cause()).isEqualTo("field MaxItems must be positive");
    }

    @Test
    void items_are_batched_by_count_and_by_bytes() {
        String batcher = "'ItemsPath': '$.i', 'ItemBatcher': {%s'BatchInput': {'x.$': '$.x'}}, ";
        assertThat(
                        output(
                                world.run(
                                        map(batcher.formatted("'MaxItemsPerBatch': 2, "), PASS),
                                        "{'i': [1, 2, 3], 'x': 'y'}")))
                .isEqualTo(
                        "[{'BatchInput':{'x':'y'},'Items':[1,2]},{'BatchInput':{'x':'y'},'Items':[3]}]");
        // {"BatchInput":{"x":"y"},"Items":[1,2]} has 38 bytes
        assertThat(
                        output(
                                world.run(
                                        map(
                                                batcher.formatted("'MaxInputBytesPerBatch': 38, "),
                                                PASS),
                                        "{'i': [1, 2, 3], 'x': 'y'}")))
                .isEqualTo(
                        "[{'BatchInput':{'x':'y'},'Items':[1,2]},{'BatchInput':{'x':'y'},'Items':[3]}]");
        assertThat(
                        output(
                                world.run(
                                        map(
                                                batcher.formatted("'MaxInputBytesPerBatch': 37, "),
                                                PASS),
                                        "{'i': [1, 2], 'x': 'y'}")))
                .isEqualTo(
                        "[{'BatchInput':{'x':'y'},'Items':[1]},{'BatchInput':{'x':'y'},'Items':[2]}]");
    }

    @ParameterizedTest(name = "count {0}, percentage {1}: {2} of {3} failed: {4}")
    @CsvSource({
        "0, 0, 0, 10, false",
        "0, 0, 1, 10, true",
        "1, 0, 1, 4, false", // recorded
        "1, 0, 2, 4, true",
        "0, 25, 1, 4, false",
        "0, 25, 2, 4, true",
        "3, 25, 2, 4, true",
        "1, 100, 2, 4, true",
        "0, 0.5, 1, 200, false",
        "0, 0.5, 1, 199, true",
        "0, 33.3, 333, 1000, false", // as decimal numbers
        "0, 2.3, 69, 3000, false",
        "0, 0.57, 57, 10000, false",
        "0, 0.57, 58, 10000, true"
    })
    void a_tolerance_is_exceeded_by_either_bound(
            long count, double percentage, long failed, long total, boolean exceeded) {
        assertThat(new Tolerance(count, percentage).isExceededBy(failed, total))
                .isEqualTo(exceeded);
    }

    @Test
    void a_tolerated_child_is_in_the_result_with_its_metadata() {
        assertThat(output(world.run(map("'ToleratedFailureCount': 1, ", TASK), "[1, 'bad', 3]")))
                .startsWith("[1,{'")
                .contains("'Status':'FAILED'", "'RedriveStatus':'REDRIVABLE_BY_MAP_RUN'")
                .endsWith("},3]");
    }

    @Test
    void NONE_tells_the_metadata_of_every_child() {
        String writer = "'ResultWriter': {'WriterConfig': {'Transformation': 'NONE'}}, ";
        assertThat(output(world.run(map(writer, PASS), "[7]")))
                .contains("'Input':'7'", "'Output':'7'", "'Status':'SUCCEEDED'");
    }

    @Test
    void tolerance_counts_items_and_not_children() {
        String fields = "'ItemBatcher': {'MaxItemsPerBatch': 2}, 'ToleratedFailureCount': 1, ";
        assertThat(world.run(map(fields, TASK), "[1, 2, 'bad', 4]").execution().error())
                .isEqualTo("States.ExceedToleratedFailureThreshold");
    }

    @Test
    void FLATTEN_takes_the_elements_of_an_output_one_by_one() {
        String writer = "'ResultWriter': {'WriterConfig': {'Transformation': 'FLATTEN'}}, ";
        assertThat(output(world.run(map(writer, PASS), "[[1, [2]], 3]"))).isEqualTo("[1,[2],3]");
    }

    @Test
    void a_result_beyond_a_payload_fails_the_map_run() {
        String big = "'" + "x".repeat(100_000) + "'";
        LocalExecution execution =
                world.run(map("", PASS), "[" + big + ", " + big + ", " + big + "]");
        assertThat(execution.execution().error()).isEqualTo("States.DataLimitExceeded");
        assertThat(Runs.events(execution)).contains("5<4 MapRunFailed");
    }

    @Test
    void an_item_without_an_input_fails_the_map_run() {
        LocalExecution execution =
                world.run(map("'ItemSelector': {'x.$': '$.nope'}, ", PASS), "[1]");
        assertThat(Runs.events(execution))
                .endsWith("5<4 MapRunFailed", "6<5 MapStateFailed", "7<6 ExecutionFailed");
        assertThat(execution.execution().error()).isEqualTo("States.Runtime");
        assertThat(execution.execution().cause())
                .contains("could not be found in the input")
                .contains("'M'");
    }

    @Test
    void children_see_no_variables_of_outside() {
        String definition =
                "{'StartAt': 'A', 'States': {'A': {'Type': 'Pass', 'Assign': {'v': 1}, 'Next':"
                        + " 'M'}, 'M': "
                        + state(
                                "",
                                "'StartAt': 'P', 'States': {'P': {'Type': 'Pass', 'Parameters':"
                                        + " {'x.$': '$v'}, 'End': true}}",
                                "STANDARD")
                        + "}}";
        assertThat(world.run(definition, "[1]").execution().error())
                .isEqualTo("States.ExceedToleratedFailureThreshold");
    }

    @Test
    void in_JSONata_the_items_are_an_array_or_an_object_that_is_evaluated_once() {
        assertThat(
                        output(
                                world.run(
                                        jsonata("'Items': '{% $states.input.i %}', "),
                                        "{'i': [1, 2]}")))
                .isEqualTo("[1,2]");
        assertThat(output(world.run(jsonata("'Items': '{% $states.input %}', "), "{'i': 7}")))
                .isEqualTo("[{'Key':'i','Value':7}]");
        String random =
                "'Items': '{% [$random(), $random()] %}', 'ItemSelector': '{%"
                        + " $states.context.Map.Item.Value %}', ";
        var values = Objects.requireNonNull(world.run(jsonata(random), "0").execution().output());
        assertThat(new HashSet<>((List<?>) Objects.requireNonNull(values.value()))).hasSize(2);
    }

    @Test
    void in_JSONata_items_of_another_type_fail_before_the_map_starts() {
        LocalExecution execution = world.run(jsonata("'Items': '{% 1 %}', "), "{}");
        assertThat(Runs.events(execution)) // as recorded of a Map in mode INLINE
                .containsExactly(
                        "1<0 ExecutionStarted",
                        "2<0 MapStateEntered",
                        "3<0 EvaluationFailed",
                        "4<3 MapStateFailed",
                        "5<4 ExecutionFailed");
        assertThat(execution.execution().cause()).contains("Expected 'array', but was 'number'");
    }

    @ParameterizedTest(name = "MaxItems {0}: {1}")
    @CsvSource({"'\"2\"', 2", "2, 2", "0, 0", "-1, -1"})
    void in_JSONata_MaxItems_is_a_whole_number_or_its_text(String value, long maxItems) {
        String reader =
                "'ItemReader': {'Resource': 'arn:aws:states:::s3:getObject',"
                        + " 'ReaderConfig': {'MaxItems': '{% $states.input %}'}}, ";
        LocalExecution execution = world.of(jsonata(reader), value).settle();
        if (maxItems < 0) { // measured
            assertThat(execution.execution().error()).isEqualTo("States.ItemReaderFailed");
        } else {
            assertThat(world.read.getFirst().maxItems()).isEqualTo(maxItems);
        }
    }

    @Test
    void in_JSONata_a_tolerance_that_is_no_number_is_told_with_its_expression() {
        LocalExecution execution =
                world.run(
                        jsonata(
                                "'ToleratedFailurePercentage': '{% $states.input.p %}',"
                                        + " 'Items': [1], "),
                        "{'p': 'x'}");
        assertThat(execution.execution().error()).isEqualTo("States.QueryEvaluationError");
        assertThat(details(execution, 4).get("location")).isEqualTo("ToleratedFailurePercentage");
    }

    private static String jsonata(String fields) {
        return map("'QueryLanguage': 'JSONata', " + fields, PASS);
    }
}
