package gantry.states.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.states.local.LocalExecution;
import gantry.states.local.TaskAnswer;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

class VariablesTest {
    private static final String SHOW_X =
            "'Show': {'Type': 'Pass', 'Parameters': {'x.$': '$x'}, 'End': true}";

    private static LocalExecution run(String states, String input) {
        return Runs.of(
                        "{'StartAt': 'A', 'States': {" + states + "}}",
                        input,
                        task -> TaskAnswer.failed("E", "because"))
                .run();
    }

    private static String output(String states, String input) {
        return String.valueOf(Runs.output(run(states, input).execution()));
    }

    private static List<String> assigned(LocalExecution execution) {
        return execution.history().stream()
                .map(event -> event.details() == null ? JsonObject.empty() : event.details())
                .filter(details -> details.containsKey("assignedVariables"))
                .map(
                        details ->
                                details.get("name")
                                        + " "
                                        + Json.print(details.get("assignedVariables")))
                .toList();
    }

    @Test
    void a_state_sees_what_one_before_it_assigned_and_the_history_tells() {
        LocalExecution execution =
                run(
                        "'A': {'Type': 'Pass', 'Assign': {'x.$': '$.a'}, 'Next': 'Show'}," + SHOW_X,
                        "{'a': [1]}");
        assertThat(Runs.output(execution.execution())).isEqualTo("{'x':[1]}");
        assertThat(assigned(execution)).containsExactly("A {\"x\":\"[1]\"}");
    }

    @Test
    void all_values_are_made_before_any_variable_changes() {
        assertThat(
                        output(
                                """
                                'A': {'Type': 'Pass', 'Assign': {'x': 1, 'y': 2}, 'Next': 'B'},
                                'B': {'Type': 'Pass', 'Assign': {'x.$': '$y', 'y.$': '$x'},
                                  'OutputPath': '$x', 'Next': 'C'},
                                'C': {'Type': 'Pass', 'End': true,
                                  'Parameters': {'old.$': '$', 'x.$': '$x', 'y.$': '$y'}}
                                """,
                                "{}"))
                .isEqualTo("{'old':1,'x':2,'y':1}");
    }

    @Test
    void an_Assign_sees_the_raw_result_of_the_work() {
        String states =
                """
                'A': {'Type': 'Parallel', 'ResultSelector': {'no.$': '$[0]'},
                  'Assign': {'x.$': '$[0]'}, 'Next': 'Show', 'Branches': [
                    {'StartAt': 'B', 'States': {'B': {'Type': 'Pass', 'End': true}}}]},
                """;
        assertThat(output(states + SHOW_X, "{'n': 1}")).isEqualTo("{'x':{'n':1}}");
    }

    @Test
    void a_Choice_assigns_by_the_choice_it_takes() {
        String states =
                """
                'A': {'Type': 'Choice', 'Default': 'Show', 'Assign': {'x': 'default'}, 'Choices': [
                  {'Variable': '$.n', 'NumericEquals': 1, 'Next': 'Show',
                   'Assign': {'x.$': '$.n'}}]},
                """;
        assertThat(output(states + SHOW_X, "{'n': 1}")).isEqualTo("{'x':1}");
        assertThat(output(states + SHOW_X, "{'n': 2}")).isEqualTo("{'x':'default'}");
    }

    @Test
    void a_Wait_assigns_when_it_is_over() {
        String states =
                "'A': {'Type': 'Wait', 'Seconds': 5, 'Assign': {'x': 1}, 'Next': 'Show'}," + SHOW_X;
        assertThat(output(states, "{}")).isEqualTo("{'x':1}");
    }

    @Test
    void a_catcher_assigns_from_the_error_output_and_the_state_does_not() {
        String states =
                """
                'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage',
                  'Parameters': {}, 'Assign': {'x': 'done'}, 'Next': 'Show', 'Catch': [
                    {'ErrorEquals': ['E'], 'Next': 'Show', 'Assign': {'x.$': '$.Cause'}}]},
                """;
        assertThat(output(states + SHOW_X, "{}")).isEqualTo("{'x':'because'}");
    }

    @Test
    void an_iteration_reads_outer_variables_and_its_own_end_with_it() {
        LocalExecution execution =
                run(
                        """
                        'A': {'Type': 'Pass', 'Assign': {'x': 7}, 'Next': 'M'},
                        'M': {'Type': 'Map', 'Next': 'C', 'ItemProcessor': {
                          'StartAt': 'I', 'States': {
                            'I': {'Type': 'Pass', 'Assign': {'own.$': '$'}, 'Next': 'J'},
                            'J': {'Type': 'Pass', 'End': true,
                              'Parameters': {'x.$': '$x', 'own.$': '$own'}}}}},
                        'C': {'Type': 'Choice', 'Default': 'D', 'Choices': [
                          {'Variable': '$own', 'IsPresent': true, 'Next': 'F'}]},
                        'D': {'Type': 'Pass', 'End': true},
                        'F': {'Type': 'Fail'}
                        """,
                        "[1, 2]");
        assertThat(Runs.output(execution.execution()))
                .isEqualTo("[{'x':7,'own':1},{'x':7,'own':2}]");
    }

    @Test
    void a_variable_without_a_value_ends_the_execution() {
        assertThat(Runs.runState("{'Type': 'Pass', 'InputPath': '$x.y', 'End': true}", "{}"))
                .extracting(Execution::error, Execution::cause)
                .containsExactly(
                        "States.Runtime",
                        "An error occurred while executing the state 'S' (entered at the event id"
                                + " #2). Invalid path '$x.y' : No results for path: $x");
        assertThat(
                        Runs.runState(
                                "{'Type': 'Pass', 'Parameters': {'v.$': '$x'}, 'End': true}",
                                "{'n': 1}"))
                .extracting(Execution::cause)
                .isEqualTo(
                        "An error occurred while executing the state 'S' (entered at the event id"
                                + " #2). The JSONPath '$x' specified for the field 'v.$' could not"
                                + " be found in the input '{\"n\":1}'");
    }

    @Test
    void what_one_Assign_holds_is_bounded() {
        String text = "a".repeat(100_000);
        String states = "'A': {'Type': 'Pass', 'Assign': {%s}, 'Next': 'Show'}," + SHOW_X;
        assertThat(output(states.formatted("'x': 1, 'y.$': '$'"), "'" + text + "'"))
                .isEqualTo("{'x':1}");
        Execution refused =
                run(states.formatted("'x.$': '$', 'y.$': '$', 'z.$': '$'"), "'" + text + "'")
                        .execution();
        assertThat(refused.error()).isEqualTo("States.DataLimitExceeded");
        assertThat(refused.cause()).contains("variables").contains("'A'");
    }

    @Test
    void all_variables_together_are_bounded_and_what_is_replaced_makes_room() {
        String text = "a".repeat(250_000);
        var states = new StringBuilder();
        for (int i = 0; i < 43; i++) {
            states.append(
                    "'%s': {'Type': 'Pass', 'Assign': {'%s.$': '$'}, 'Next': 'S%d'},"
                            .formatted(i == 0 ? "A" : "S" + i, "v" + i, i + 1));
        }
        states.append("'S43': {'Type': 'Pass', 'End': true}");
        assertThat(run(states.toString(), "'" + text + "'").execution().error())
                .isEqualTo("States.DataLimitExceeded");
        String replacing = states.toString().replaceAll("'v[0-9]+", "'v");
        assertThat(run(replacing, "'" + text + "'").execution().status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void an_execution_without_Assign_has_no_variables() {
        LocalExecution execution =
                run("'A': {'Type': 'Wait', 'Seconds': 1, 'Next': 'B'}, 'B': {'Type': 'Fail'}", "1");
        Frame root = Objects.requireNonNull(execution.execution().findFrame(0));
        assertThat(root.variables()).isSameAs(Variables.NONE);
    }
}
