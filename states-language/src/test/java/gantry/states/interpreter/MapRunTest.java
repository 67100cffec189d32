package gantry.states.interpreter;

import static gantry.states.interpreter.MapRunWorld.PASS;
import static gantry.states.interpreter.MapRunWorld.TASK;
import static gantry.states.interpreter.MapRunWorld.WAIT;
import static gantry.states.interpreter.MapRunWorld.details;
import static gantry.states.interpreter.MapRunWorld.map;
import static gantry.states.interpreter.MapRunWorld.output;
import static gantry.states.interpreter.MapRunWorld.state;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.local.LocalExecution;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A Map in mode DISTRIBUTED: its map run, its children, its end. Where a comment says recorded,
 * histories and values are those that were taken from AWS on 2026-09-23 and 2026-09-24
 * (radkawar/stackd on GitHub, testdata/aws/stepfunctions/distributed_map.json and
 * redrive_map.json).
 */
class MapRunTest {
    private final MapRunWorld world = new MapRunWorld();

    @Test
    void its_events_point_past_the_map_run() {
        assertThat(Runs.events(world.run(map("", PASS), "[1, 2]"))) // recorded
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
        var child = (JsonObject) first(world.run(map("'Label': 'L', ", context), "['x']"));
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
        var child =
                (JsonObject) first(world.run(map("'Label': 'L', ", context, "EXPRESS"), "['x']"));
        assertThat(String.valueOf(child.get("id"))) // recorded
                .matches(
                        "arn:aws:states:us-east-1:000000000000:express:m/L:[-0-9a-f]{36}:[-0-9a-f]{36}");
    }

    @Test
    void a_map_without_a_label_has_the_same_made_one_in_every_execution() {
        String first = arn(world.run(map("", PASS), "[1]"));
        assertThat(first)
                .matches("arn:aws:states:us-east-1:000000000000:mapRun:m/[-0-9a-f]{36}:.{36}");
        assertThat(arn(world.run(map("", PASS), "[2]"))).startsWith(first.substring(0, 87));
        assertThat(arn(world.run(map("'Comment': 'x', 'Label': 'L', ", PASS), "[2]")))
                .startsWith("arn:aws:states:us-east-1:000000000000:mapRun:m/L:");
    }

    @Test
    void a_failed_child_fails_the_map_run_and_what_is_open_or_pending_ends() {
        LocalExecution execution =
                world.run(map("'MaxConcurrency': 1, ", TASK), "['good', 'bad', 'good2']");
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
        assertThat(world.called).containsExactly("\"good\"", "\"bad\"");
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
        LocalExecution execution = world.run(definition, "['bad']");
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
                        + state("'ItemsPath': '$.i', ", WAIT, "STANDARD")
                        + "}}, {'StartAt': 'F', 'States': {'F': {'Type': 'Wait', 'Seconds': 1,"
                        + " 'Next': 'G'}, 'G': {'Type': 'Fail'}}}]}}}";
        assertThat(Runs.events(world.run(branches, "{'i': [1]}")))
                .containsSubsequence(
                        "9<8 FailStateEntered",
                        "10<9 MapRunAborted",
                        "11<9 MapStateAborted",
                        "12<9 ParallelStateFailed");
    }

    @Test
    void a_stopped_execution_says_nothing_of_its_map_run() {
        LocalExecution execution = world.of(map("", WAIT), "[1]").settle();
        execution.stop(null, null);
        assertThat(Runs.events(execution)).endsWith("4<3 MapRunStarted", "5<0 ExecutionAborted");
        assertThat(execution.settle().run().execution().status())
                .isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    void a_redrive_goes_on_with_the_same_map_run_and_does_not_do_again_what_succeeded() {
        LocalExecution execution =
                world.run(map("'MaxConcurrency': 1, ", TASK), "['good', 'bad', 'good2']");
        world.called.clear();
        world.isRepaired = true;
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
        assertThat(world.called).containsExactly("\"bad\"", "\"good2\"");
    }

    @Test
    void a_map_run_that_fails_again_can_be_redriven_again() {
        LocalExecution execution = world.run(map("", TASK, "EXPRESS"), "['bad']");
        execution.redrive();
        execution.run();
        execution.redrive();
        world.isRepaired = true;
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
        LocalExecution execution = world.of(map("", WAIT), "[1, 2]").settle();
        execution.stop(null, null);
        execution.redrive();
        assertThat(output(execution.run())).isEqualTo("[1,2]");
    }

    @Test
    void a_result_writer_gets_all_that_ended_and_what_never_began() {
        String writer =
                "'MaxConcurrency': 1, 'ResultWriter': {'Resource': 'arn:aws:states:::s3:putObject',"
                        + " 'Parameters': {'Bucket': 'b'}}, ";
        LocalExecution execution = world.run(map(writer, TASK), "['good', 'bad', 3]");
        assertThat(world.written).containsExactly("SUCCEEDED", "FAILED", "PENDING 3");
        assertThat(execution.execution().error())
                .isEqualTo("States.ExceedToleratedFailureThreshold");
        world.written.clear();
        assertThat(output(world.run(map(writer, TASK), "[1]"))).startsWith("{'MapRunArn':'arn:aws");
        assertThat(world.written).containsExactly("SUCCEEDED");
    }

    @Test
    void no_more_children_run_at_once_than_MaxConcurrency() {
        String input = IntStream.range(0, 7).mapToObj(Integer::toString).toList().toString();
        String waiting =
                "'StartAt': 'W', 'States': {'W': {'Type': 'Wait', 'Seconds': 10, 'End': true}}";
        LocalExecution execution = world.run(map("'MaxConcurrency': 3, ", waiting), input);
        long lastMs = execution.history().getLast().timestampMs();
        assertThat(lastMs - Runs.START_MS).isEqualTo(30_000);
        assertThat(output(execution)).isEqualTo("[0,1,2,3,4,5,6]");
    }

    private static Object first(LocalExecution execution) {
        Payload output = Objects.requireNonNull(execution.execution().output());
        return ((List<?>) Objects.requireNonNull(output.value())).getFirst();
    }

    private static String arn(LocalExecution execution) {
        return String.valueOf(details(execution, 4).get("mapRunArn"));
    }
}
