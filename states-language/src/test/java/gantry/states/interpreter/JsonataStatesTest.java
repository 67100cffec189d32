package gantry.states.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import gantry.json.Json;
import gantry.json.Payload;
import gantry.states.local.LocalExecution;
import gantry.states.local.LocalTask;
import gantry.states.local.TaskAnswer;
import gantry.states.local.TaskHandler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class JsonataStatesTest {
    private static final String QUERY_ERROR = "States.QueryEvaluationError";

    private static LocalExecution run(String states, String input, TaskHandler tasks) {
        return Runs.of(
                        "{'QueryLanguage': 'JSONata', 'StartAt': 'S', 'States': {" + states + "}}",
                        input,
                        tasks)
                .run();
    }

    private static Execution run(String state, String input) {
        return run("'S': " + state, input, _ -> TaskAnswer.none()).execution();
    }

    private static String cause(Execution failed) {
        assertThat(failed.error()).isEqualTo(QUERY_ERROR);
        String cause = String.valueOf(failed.cause());
        return cause.substring(cause.indexOf("). ") + 3);
    }

    @Test
    void expressions_stand_anywhere_in_a_value_and_other_texts_stay() {
        String output =
                "{'a': '{% $states.input.n + 1 %}', 'b': [1, '{% $states.input.n %}', null],"
                        + " 'c': ' {% 1 %}', 'd.$': '$.n'}";
        assertThat(
                        Runs.output(
                                run(
                                        "{'Type': 'Pass', 'Output': " + output + ", 'End': true}",
                                        "{'n': 1}")))
                .isEqualTo("{'a':2,'b':[1,1,null],'c':' {% 1 %}','d.$':'$.n'}");
    }

    @Test
    void a_task_takes_Arguments_and_leaves_Output_and_variables_of_its_result() {
        var inputs = new ArrayList<String>();
        LocalExecution execution =
                run(
                        """
                        'S': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage',
                          'Arguments': {'q': '{% $states.input.q %}'},
                          'Assign': {'id': '{% $states.result.id %}'},
                          'Output': {'in': '{% $states.input %}', 'id': '{% $states.result.id %}'},
                          'Next': 'T'},
                        'T': {'Type': 'Succeed', 'Output': ['{% $id %}', '{% $states.input %}']}
                        """,
                        "{'q': 'url'}",
                        task -> {
                            inputs.add(task.input().text());
                            return TaskAnswer.succeeded(Payload.ofText("{\"id\":7}"));
                        });
        assertThat(inputs).containsExactly("{\"q\":\"url\"}");
        assertThat(Runs.output(execution.execution())).isEqualTo("[7,{'in':{'q':'url'},'id':7}]");
    }

    @Test
    void the_first_condition_that_holds_decides_and_later_ones_are_not_asked() {
        String states =
                """
                'S': {'Type': 'Choice', 'Default': 'D', 'Output': 'other', 'Choices': [
                  {'Condition': '{% $states.input.n = 1 %}', 'Next': 'D', 'Output': 'one'},
                  {'Condition': '{% $states.input.n = 2 %}', 'Next': 'D'},
                  {'Condition': '{% $states.input.n = 3 and $error() %}', 'Next': 'D'}]},
                'D': {'Type': 'Succeed'}
                """;
        assertThat(Runs.output(run(states, "{'n': 1}", _ -> TaskAnswer.none()).execution()))
                .isEqualTo("'one'");
        assertThat(Runs.output(run(states, "{'n': 2}", _ -> TaskAnswer.none()).execution()))
                .isEqualTo("{'n':2}");
        assertThat(Runs.output(run(states, "{'n': 9}", _ -> TaskAnswer.none()).execution()))
                .isEqualTo("'other'");
        assertThat(cause(run(states, "{'n': 3}", _ -> TaskAnswer.none()).execution()))
                .startsWith(
                        "The JSONata expression '$states.input.n = 3 and $error()' specified for"
                                + " the field 'Choices[2]/Condition' threw an error during"
                                + " evaluation. D3137: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Type':'Choice','Choices':[{'Condition':'{% 1 %}','Next':'Z'}],'Default':'Z'}|"
                        + "'1' specified for the field 'Choices[0]/Condition' returned an"
                        + " unexpected result type. Expected 'boolean', but was 'number' for"
                        + " value: 1",
                "{'Type':'Wait','Seconds':'{% $states.input %}','End':true}|"
                        + "'$states.input' specified for the field 'Seconds' returned an"
                        + " unexpected result type. Expected 'number', but was 'object' for"
                        + " value: {}",
                "{'Type':'Fail','Cause':'{% [1] %}'}|"
                        + "'[1]' specified for the field 'Cause' returned an unexpected result"
                        + " type. Expected 'string', but was 'array' for value: [1]",
                "{'Type':'Pass','Output':'{% function(){1} %}','End':true}|"
                        + "'function(){1}' specified for the field 'Output' returned an"
                        + " unsupported result type.",
                "{'Type':'Pass','Assign':{'x':[['{% $nothing %}']]},'End':true}|"
                        + "'$nothing' specified for the field 'Assign/x[0][0]' returned nothing"
                        + " (undefined)."
            })
    void a_value_of_the_wrong_type_fails_the_state_in_AWSs_words(String state, String sentence) {
        String next = state.contains("'Z'") ? ",'Z': {'Type': 'Succeed'}" : "";
        Execution failed = run("'S': " + state + next, "{}", _ -> TaskAnswer.none()).execution();
        assertThat(cause(failed)).isEqualTo("The JSONata expression " + sentence);
    }

    @Test
    void seconds_and_timeouts_are_evaluated() {
        LocalExecution execution =
                run(
                        """
                        'S': {'Type': 'Wait', 'Seconds': '{% $states.input.s * 2 %}', 'Next': 'T'},
                        'T': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage',
                          'TimeoutSeconds': '{% $states.input.s %}', 'End': true}
                        """,
                        "{'s': 5}", _ -> TaskAnswer.none());
        assertThat(execution.execution().error()).isEqualTo("States.Timeout");
        assertThat(execution.execution().closedAtMs()).isEqualTo(Runs.START_MS + 15_000);
    }

    @Test
    void items_are_evaluated_once_for_all_iterations() {
        Execution execution =
                run(
                        """
                        {'Type': 'Map', 'Items': '{% $shuffle([1..9]) %}',
                          'MaxConcurrency': '{% 1 %}', 'Output': '{% $sort($states.result) %}',
                          'ItemProcessor': {'StartAt': 'I', 'States': {
                            'I': {'Type': 'Pass', 'End': true}}}, 'End': true}
                        """,
                        "{}");
        assertThat(Runs.output(execution)).isEqualTo("[1,2,3,4,5,6,7,8,9]");
    }

    @Test
    void an_ItemSelector_sees_the_item_and_the_input_of_the_Map() {
        Execution execution =
                run(
                        """
                        {'Type': 'Map', 'Items': '{% $states.input.list %}', 'ItemSelector': {
                            'item': '{% $states.context.Map.Item.Value %}',
                            'at': '{% $states.context.Map.Item.Index %}',
                            'of': '{% $count($states.input.list) %}'},
                          'ItemProcessor': {'StartAt': 'I', 'States': {
                            'I': {'Type': 'Pass', 'End': true}}}, 'End': true}
                        """,
                        "{'list': [7, 8]}");
        assertThat(Runs.output(execution))
                .isEqualTo("[{'item':7,'at':0,'of':2},{'item':8,'at':1,'of':2}]");
    }

    @Test
    void a_catcher_sees_the_error_output_and_the_next_attempt_what_there_was() {
        LocalExecution execution =
                run(
                        """
                        'S': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage',
                          'Arguments': {'n': '{% $exists($n) ? $n : 0 %}'},
                          'Catch': [{'ErrorEquals': ['E'], 'Next': 'C',
                            'Assign': {'n': '{% $length($states.errorOutput.Cause) %}'},
                            'Output': {'of': '{% $states.input.of %}',
                              'error': '{% $states.errorOutput.Error %}'}}],
                          'End': true},
                        'C': {'Type': 'Choice', 'Default': 'S', 'Choices': [
                          {'Condition': '{% $n > 7 %}', 'Next': 'D'}]},
                        'D': {'Type': 'Succeed'}
                        """,
                        "{'of': 1}", JsonataStatesTest::failingLonger);
        assertThat(Runs.output(execution.execution())).isEqualTo("{'of':1,'error':'E'}");
    }

    private static TaskAnswer failingLonger(LocalTask task) {
        String n = task.input().text().equals("{\"n\":0}") ? "because" : "because of it";
        return TaskAnswer.failed("E", n);
    }

    @Test
    void chance_and_time_come_from_outside() {
        String state =
                "{'Type': 'Pass', 'End': true, 'Output':"
                        + " ['{% $random() %}', '{% $uuid() %}', '{% $millis() %}']}";
        String first = String.valueOf(Runs.output(run(state, "{}")));
        assertThat(Runs.output(run(state, "{}"))).isEqualTo(first);
        assertThat(first).endsWith("," + Runs.START_MS + "]");
    }

    @Test
    void an_expression_that_does_not_end_fails_and_may_be_caught() {
        LocalExecution execution =
                run(
                        """
                        'S': {'Type': 'Parallel', 'End': true, 'Branches': [{'StartAt': 'B',
                          'States': {'B': {'Type': 'Pass', 'End': true,
                            'Output': '{% ($f := function($n){ $f($n + 1) }; $f(0)) %}'}}}],
                          'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'C'}]},
                        'C': {'Type': 'Succeed', 'Output': '{% $states.input.Cause %}'}
                        """,
                        "{}", _ -> TaskAnswer.none());
        assertThat(Runs.output(execution.execution()))
                .endsWith("Expression evaluation timeout: Check for infinite loop'");
    }

    @Test
    void a_wide_integer_is_written_as_it_is_stored() {
        // As when the execution was put away and taken up again before the expression.
        assertThat(
                        Runs.output(
                                run(
                                        "{'Type': 'Pass', 'Output': {'n': '{% $states.input.n %}'},"
                                                + " 'End': true}",
                                        "{'n': 12345678901234567890123}")))
                .isEqualTo("{'n':1.2345678901234568E22}");
    }

    @Test
    void a_number_that_is_not_finite_is_a_text_at_any_depth() {
        String deep = "[".repeat(90) + "1/0" + "]".repeat(90);
        Execution done =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(30),
                        () ->
                                run(
                                        "{'Type': 'Pass', 'Output': '{% "
                                                + deep
                                                + " %}', 'End': true}",
                                        "{}"));
        assertThat(Runs.output(done)).contains("['Infinity']");
    }

    @Test
    void a_failed_expression_points_where_the_frame_stood_before_a_state_that_passes() {
        LocalExecution execution =
                run(
                        """
                        'S': {'Type': 'Pass', 'Next': 'T'},
                        'T': {'Type': 'Pass', 'Output': '{% $x %}', 'End': true}
                        """,
                        "{}", _ -> TaskAnswer.none());
        assertThat(Runs.events(execution))
                .containsExactly(
                        "1<0 ExecutionStarted",
                        "2<0 PassStateEntered",
                        "3<2 PassStateExited",
                        "4<3 PassStateEntered",
                        "5<3 EvaluationFailed",
                        "6<5 ExecutionFailed");
        assertThat(Json.print(execution.history().get(4).details()))
                .contains("\"location\":\"Output\"", "\"state\":\"T\"");
    }

    @Test
    void a_task_fails_behind_its_own_events() {
        LocalExecution execution =
                run(
                        """
                        'S': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage',
                          'Output': '{% $states.result.none %}', 'End': true}
                        """,
                        "{}", _ -> TaskAnswer.succeeded(Payload.EMPTY_OBJECT));
        assertThat(Runs.events(execution))
                .isEqualTo(
                        List.of(
                                "1<0 ExecutionStarted",
                                "2<0 TaskStateEntered",
                                "3<2 TaskScheduled",
                                "4<3 TaskStarted",
                                "5<4 TaskSucceeded",
                                "6<5 EvaluationFailed",
                                "7<6 ExecutionFailed"));
    }
}
