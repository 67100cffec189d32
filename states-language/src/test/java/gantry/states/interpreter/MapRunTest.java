package gantry.states.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.local.LocalClock;
import gantry.states.local.LocalExecution;
import gantry.states.local.LocalTask;
import gantry.states.local.MapRunData;
import gantry.states.local.TaskAnswer;
import gantry.states.local.TaskHandler;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A Map in mode DISTRIBUTED. Where a comment says recorded, histories and values are those that
 * were taken from AWS on 2026-09-23 and 2026-09-24 (radkawar/stackd on GitHub,
 * testdata/aws/stepfunctions/distributed_map.json and redrive_map.json).
 */
class MapRunTest {
    private static final String PASS =
            "'StartAt': 'P', 'States': {'P': {'Type': 'Pass', 'End': true}}";
    private static final String TASK =
            "'StartAt': 'T', 'States': {'T': {'Type': 'Task',"
                    + " 'Resource': 'arn:aws:states:::sqs:sendMessage', 'End': true}}";

    private final List<String> called = new ArrayList<>();
    private final List<ReaderPlan> read = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private boolean isRepaired;

    /** Reads two items and writes down what became of them. */
    private final MapRunData objects =
            new MapRunData() {
                @Override
                public List<MapRunItem> read(ReaderPlan plan) {
                    read.add(plan);
                    return List.of(
                            new MapRunItem(0, "a", 1L, "S3://b/k"),
                            new MapRunItem(1, "b", 2L, "S3://b/k"));
                }

                @Override
                public Payload write(
                        MapRunPlan plan, List<Execution> children, List<Payload> pending) {
                    children.forEach(child -> written.add(child.status().name()));
                    pending.forEach(input -> written.add("PENDING " + input.text()));
                    return Payload.of(JsonObject.of("MapRunArn", plan.mapRunArn()));
                }
            };

    private TaskAnswer untilRepaired(LocalTask task) {
        called.add(task.input().text());
        boolean fails = !isRepaired && task.input().text().contains("bad");
        return fails ? TaskAnswer.failed("E", "why") : TaskAnswer.succeeded(task.input());
    }

    private LocalExecution of(String definition, String input, TaskHandler tasks) {
        return new LocalExecution(
                Runs.machine(definition),
                Runs.header(input),
                tasks,
                objects,
                LocalClock.virtual(Runs.START_MS),
                new Random(1));
    }

    private static String map(String fields, String processor) {
        return map(fields, processor, "STANDARD");
    }

    private static String map(String fields, String processor, String type) {
        return "{'StartAt': 'M', 'States': {'M': " + state(fields, processor, type) + "}}";
    }

    private static String state(String fields, String processor, String type) {
        return "{'Type': 'Map', "
                + fields
                + "'ItemProcessor': {'ProcessorConfig': {'Mode': 'DISTRIBUTED', 'ExecutionType': '"
                + type
                + "'}, "
                + processor
                + "}, 'End': true}";
    }

    private LocalExecution run(String definition, String input) {
        return of(definition, input, this::untilRepaired).run();
    }

    private static @Nullable String output(LocalExecution execution) {
        return Runs.output(execution.execution());
    }

    @Test
    void its_events_point_past_the_map_run() {
        assertThat(Runs.events(run(map("", PASS), "[1, 2]"))) // recorded
                .containsExactly(
                        "1<0 ExecutionStarted",
                        "2<0 MapStateEntered",
                        "3<2 MapStateStarted",
                        "4<3 MapRunStarted",
                        "5<4 MapRunSucceeded",
                        "6<5 MapStateSucceeded",
                        "7<4 MapStateExited",
                        "8<7 ExecutionSucceeded");
    }

    @Test
    void a_child_is_an_execution_of_its_own() {
        // Recorded: Id, Name and StateMachine of a child's context object.
        String context =
                "'StartAt': 'P', 'States': {'P': {'Type': 'Pass', 'Parameters': {'id.$':"
                        + " '$$.Execution.Id', 'name.$': '$$.Execution.Name', 'machine.$':"
                        + " '$$.StateMachine', 'input.$': '$$.Execution.Input'}, 'End': true}}";
        var child = (JsonObject) first(run(map("'Label': 'L', ", context), "['x']"));
        assertThat(child.get("id"))
                .isEqualTo(
                        "arn:aws:states:us-east-1:000000000000:execution:m/L:" + child.get("name"));
        assertThat(Json.print(child.get("machine")))
                .isEqualTo(
                        "{\"Id\":\"arn:aws:states:us-east-1:000000000000:stateMachine:m/L\","
                                + "\"Name\":\"m\"}");
        assertThat(child.get("input")).isEqualTo("x");
        assertThat(String.valueOf(child.get("name"))).hasSize(36);
    }

    @Test
    void a_child_of_type_EXPRESS_has_two_ids_in_its_name() {
        String context =
                "'StartAt': 'P', 'States': {'P': {'Type': 'Pass', 'Parameters': {'id.$':"
                        + " '$$.Execution.Id'}, 'End': true}}";
        var child = (JsonObject) first(run(map("'Label': 'L', ", context, "EXPRESS"), "['x']"));
        assertThat(String.valueOf(child.get("id"))) // recorded
                .matches(
                        "arn:aws:states:us-east-1:000000000000:express:m/L:[-0-9a-f]{36}:[-0-9a-f]{36}");
    }

    @Test
    void a_map_without_a_label_has_the_same_made_one_in_every_execution() {
        String first = arn(run(map("", PASS), "[1]"));
        assertThat(first)
                .matches("arn:aws:states:us-east-1:000000000000:mapRun:m/[-0-9a-f]{36}:.{36}");
        assertThat(arn(run(map("", PASS), "[2]"))).startsWith(first.substring(0, 87));
        assertThat(arn(run(map("'Comment': 'x', 'Label': 'L', ", PASS), "[2]")))
                .startsWith("arn:aws:states:us-east-1:000000000000:mapRun:m/L:");
    }

    @Test
    void an_ItemSelector_sees_index_value_and_source_of_an_item() {
        String selector =
                "'ItemsPath': '$.items', 'ItemSelector': {'all.$': '$$.Map.Item', 'in.$': '$.x'}, ";
        assertThat(output(run(map(selector, PASS), "{'items': ['a'], 'x': 9}"))) // recorded
                .isEqualTo("[{'all':{'Index':0,'Value':'a','Source':'STATE_DATA'},'in':9}]");
    }

    @Test
    void the_members_of_an_object_are_items_with_a_key() {
        assertThat(output(run(map("", PASS), "{'a': 1, 'b': [2]}")))
                .isEqualTo("[{'Key':'a','Value':1},{'Key':'b','Value':[2]}]");
        String selector =
                "'ItemSelector': {'k.$': '$$.Map.Item.Key', 'v.$': '$$.Map.Item.Value'}, ";
        assertThat(output(run(map(selector, PASS), "{'a': 1}"))).isEqualTo("[{'k':'a','v':1}]");
    }

    @Test
    void a_reader_gets_its_arguments_evaluated_and_its_items_tell_their_source() {
        String reader =
                "'ItemReader': {'Resource': 'arn:aws:states:::s3:getObject', 'Parameters':"
                        + " {'Bucket': 'b', 'Key.$': '$.key'}, 'ReaderConfig': {'InputType':"
                        + " 'JSON', 'MaxItemsPath': '$.max'}},"
                        + " 'ItemSelector': {'s.$': '$$.Map.Item.Source'}, ";
        LocalExecution execution = run(map(reader, PASS), "{'key': 'k', 'max': '5'}");
        assertThat(output(execution)).isEqualTo("[{'s':'S3://b/k'},{'s':'S3://b/k'}]");
        assertThat(read).hasSize(1);
        assertThat(read.getFirst().arguments().text())
                .isEqualTo("{\"Bucket\":\"b\",\"Key\":\"k\"}");
        assertThat(read.getFirst().maxItems()).isEqualTo(5);
        assertThat(execution.history().get(2).details()).isEqualTo(JsonObject.of("length", 0L));
    }

    @Test
    void a_negative_MaxItems_fails_the_map_run() {
        String reader =
                "'ItemReader': {'Resource': 'arn:aws:states:::s3:getObject',"
                        + " 'ReaderConfig': {'InputType': 'CSV', 'MaxItemsPath': '$.n'}}, ";
        LocalExecution execution = run(map(reader, PASS), "{'n': -1}");
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
                                run(
                                        map(batcher.formatted("'MaxItemsPerBatch': 2, "), PASS),
                                        "{'i': [1, 2, 3], 'x': 'y'}")))
                .isEqualTo(
                        "[{'BatchInput':{'x':'y'},'Items':[1,2]},{'BatchInput':{'x':'y'},'Items':[3]}]");
        // {"BatchInput":{"x":"y"},"Items":[1,2]} has 38 bytes
        assertThat(
                        output(
                                run(
                                        map(
                                                batcher.formatted("'MaxInputBytesPerBatch': 38, "),
                                                PASS),
                                        "{'i': [1, 2, 3], 'x': 'y'}")))
                .isEqualTo(
                        "[{'BatchInput':{'x':'y'},'Items':[1,2]},{'BatchInput':{'x':'y'},'Items':[3]}]");
        assertThat(
                        output(
                                run(
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
        "0, 0.5, 1, 199, true"
    })
    void a_tolerance_is_exceeded_by_either_bound(
            long count, double percentage, long failed, long total, boolean exceeded) {
        assertThat(new Tolerance(count, percentage).isExceededBy(failed, total))
                .isEqualTo(exceeded);
    }

    @Test
    void a_failed_child_fails_the_map_run_and_what_is_open_or_pending_ends() {
        LocalExecution execution =
                run(map("'MaxConcurrency': 1, ", TASK), "['good', 'bad', 'good2']");
        assertThat(Runs.events(execution)) // recorded
                .endsWith(
                        "4<3 MapRunStarted",
                        "5<4 MapRunFailed",
                        "6<5 MapStateFailed",
                        "7<6 ExecutionFailed");
        assertThat(execution.execution().error())
                .isEqualTo("States.ExceedToleratedFailureThreshold");
        assertThat(execution.execution().cause())
                .isEqualTo("The specified tolerated failure threshold was exceeded");
        assertThat(called).containsExactly("\"good\"", "\"bad\"");
    }

    @Test
    void a_tolerated_child_is_left_out_of_the_result() {
        assertThat(output(run(map("'ToleratedFailureCount': 1, ", TASK), "[1, 'bad', 3]")))
                .isEqualTo("[1,3]");
    }

    @Test
    void tolerance_counts_items_and_not_children() {
        String fields = "'ItemBatcher': {'MaxItemsPerBatch': 2}, 'ToleratedFailureCount': 1, ";
        assertThat(run(map(fields, TASK), "[1, 2, 'bad', 4]").execution().error())
                .isEqualTo("States.ExceedToleratedFailureThreshold");
    }

    @Test
    void a_failed_map_run_is_retried_as_a_new_one_and_then_caught() {
        String fields =
                "'Retry': [{'ErrorEquals': ['States.ExceedToleratedFailureThreshold'],"
                        + " 'MaxAttempts': 1}], 'Catch': [{'ErrorEquals': ['States.ALL'],"
                        + " 'Next': 'C', 'ResultPath': '$[0]'}], ";
        String definition =
                "{'StartAt': 'M', 'States': {'M': "
                        + state(fields, TASK, "STANDARD")
                        + ", 'C': {'Type': 'Pass', 'End': true}}}";
        LocalExecution execution = run(definition, "['bad']");
        assertThat(Runs.events(execution))
                .containsSubsequence(
                        "4<3 MapRunStarted",
                        "5<4 MapRunFailed",
                        "6<5 MapStateStarted",
                        "7<6 MapRunStarted",
                        "8<7 MapRunFailed",
                        "9<8 MapStateFailed",
                        "10<9 MapStateExited");
        assertThat(output(execution))
                .isEqualTo(
                        "[{'Error':'States.ExceedToleratedFailureThreshold','Cause':'The specified"
                                + " tolerated failure threshold was exceeded'}]");
        assertThat(details(execution, 4).get("mapRunArn"))
                .isNotEqualTo(details(execution, 7).get("mapRunArn"));
    }

    @Test
    void a_failing_sibling_aborts_the_map_run() {
        String branches =
                "{'StartAt': 'P', 'States': {'P': {'Type': 'Parallel', 'End': true, 'Branches': ["
                        + "{'StartAt': 'M', 'States': {'M': "
                        + state(
                                "'ItemsPath': '$.i', ",
                                "'StartAt': 'W', 'States': {'W': {'Type': 'Wait', 'Seconds': 9,"
                                        + " 'End': true}}",
                                "STANDARD")
                        + "}}, {'StartAt': 'F', 'States': {'F': {'Type': 'Wait', 'Seconds': 1,"
                        + " 'Next': 'G'}, 'G': {'Type': 'Fail'}}}]}}}";
        assertThat(Runs.events(run(branches, "{'i': [1]}")))
                .containsSubsequence(
                        "9<8 FailStateEntered",
                        "10<9 MapRunAborted",
                        "11<9 MapStateAborted",
                        "12<9 ParallelStateFailed");
    }

    @Test
    void a_stopped_execution_says_nothing_of_its_map_run() {
        String waiting =
                "'StartAt': 'W', 'States': {'W': {'Type': 'Wait', 'Seconds': 9, 'End': true}}";
        LocalExecution execution = of(map("", waiting), "[1]", this::untilRepaired).settle();
        execution.stop(null, null);
        assertThat(Runs.events(execution)).endsWith("4<3 MapRunStarted", "5<0 ExecutionAborted");
        assertThat(execution.settle().run().execution().status())
                .isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    void a_redrive_goes_on_with_the_same_map_run_and_does_not_do_again_what_succeeded() {
        LocalExecution execution =
                run(map("'MaxConcurrency': 1, ", TASK), "['good', 'bad', 'good2']");
        called.clear();
        isRepaired = true;
        execution.redrive();
        execution.run();
        assertThat(Runs.events(execution).subList(7, 12)) // recorded up to MapRunRedriven
                .containsExactly(
                        "8<7 ExecutionRedriven",
                        "9<3 MapRunRedriven",
                        "10<9 MapRunSucceeded",
                        "11<10 MapStateSucceeded",
                        "12<9 MapStateExited");
        assertThat(details(execution, 9)).isEqualTo(details(execution, 4).with("redriveCount", 1L));
        assertThat(output(execution)).isEqualTo("['good','bad','good2']");
        assertThat(called).containsExactly("\"bad\"", "\"good2\"");
    }

    @Test
    void a_map_run_that_fails_again_can_be_redriven_again() {
        LocalExecution execution = run(map("", TASK, "EXPRESS"), "['bad']");
        execution.redrive();
        execution.run();
        execution.redrive();
        isRepaired = true;
        execution.run();
        assertThat(Runs.events(execution))
                .containsSubsequence(
                        "9<3 MapRunRedriven",
                        "10<9 MapRunFailed",
                        "13<12 ExecutionRedriven",
                        "14<3 MapRunRedriven",
                        "15<14 MapRunSucceeded");
        assertThat(details(execution, 14).get("redriveCount")).isEqualTo(2L);
    }

    @Test
    void a_stopped_map_run_goes_on_after_a_redrive() {
        String waiting =
                "'StartAt': 'W', 'States': {'W': {'Type': 'Wait', 'Seconds': 9, 'End': true}}";
        LocalExecution execution = of(map("", waiting), "[1, 2]", this::untilRepaired).settle();
        execution.stop(null, null);
        execution.redrive();
        assertThat(output(execution.run())).isEqualTo("[1,2]");
    }

    @Test
    void a_result_writer_gets_all_that_ended_and_what_never_began() {
        String writer =
                "'MaxConcurrency': 1, 'ResultWriter': {'Resource': 'arn:aws:states:::s3:putObject',"
                        + " 'Parameters': {'Bucket': 'b'}}, ";
        LocalExecution execution = run(map(writer, TASK), "['good', 'bad', 3]");
        assertThat(written).containsExactly("SUCCEEDED", "FAILED", "PENDING 3");
        assertThat(execution.execution().error())
                .isEqualTo("States.ExceedToleratedFailureThreshold");
        written.clear();
        assertThat(output(run(map(writer, TASK), "[1]"))).startsWith("{'MapRunArn':'arn:aws");
        assertThat(written).containsExactly("SUCCEEDED");
    }

    @Test
    void FLATTEN_takes_the_elements_of_an_output_one_by_one() {
        String writer = "'ResultWriter': {'WriterConfig': {'Transformation': 'FLATTEN'}}, ";
        assertThat(output(run(map(writer, PASS), "[[1, [2]], 3]"))).isEqualTo("[1,[2],3]");
    }

    @Test
    void a_result_beyond_a_payload_fails_the_map_run() {
        String big = "'" + "x".repeat(100_000) + "'";
        LocalExecution execution = run(map("", PASS), "[" + big + ", " + big + ", " + big + "]");
        assertThat(execution.execution().error()).isEqualTo("States.DataLimitExceeded");
        assertThat(Runs.events(execution)).contains("5<4 MapRunFailed");
    }

    @Test
    void an_item_without_an_input_fails_the_map_run() {
        LocalExecution execution = run(map("'ItemSelector': {'x.$': '$.nope'}, ", PASS), "[1]");
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
        assertThat(run(definition, "[1]").execution().error())
                .isEqualTo("States.ExceedToleratedFailureThreshold");
    }

    @Test
    void no_more_children_run_at_once_than_MaxConcurrency() {
        String input = IntStream.range(0, 7).mapToObj(Integer::toString).toList().toString();
        String waiting =
                "'StartAt': 'W', 'States': {'W': {'Type': 'Wait', 'Seconds': 10, 'End': true}}";
        LocalExecution execution = run(map("'MaxConcurrency': 3, ", waiting), input);
        long lastMs = execution.history().getLast().timestampMs();
        assertThat(lastMs - Runs.START_MS).isEqualTo(30_000);
        assertThat(output(execution)).isEqualTo("[0,1,2,3,4,5,6]");
    }

    private static Object first(LocalExecution execution) {
        Payload output = Objects.requireNonNull(execution.execution().output());
        return ((List<?>) Objects.requireNonNull(output.value())).getFirst();
    }

    private static JsonObject details(LocalExecution execution, int id) {
        return Objects.requireNonNull(execution.history().get(id - 1).details());
    }

    private static String arn(LocalExecution execution) {
        return String.valueOf(details(execution, 4).get("mapRunArn"));
    }
}
