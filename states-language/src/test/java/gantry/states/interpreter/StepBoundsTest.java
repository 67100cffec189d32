package gantry.states.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gantry.states.definition.StateMachine;
import gantry.states.local.LocalExecution;
import gantry.states.local.TaskAnswer;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.StringJoiner;

class StepBoundsTest {
    private static final String LOOP =
            """
            {'StartAt': 'A', 'States': {
              'A': {'Type': 'Choice', 'Default': 'B', 'Choices': [
                {'Variable': '$.stop', 'IsPresent': true, 'Next': 'Z'}]},
              'B': {'Type': 'Pass', 'Next': 'A'},
              'Z': {'Type': 'Succeed'}}}
            """;

    @Test
    void a_step_ends_after_500_transitions_and_asks_to_go_on() {
        StateMachine machine = Runs.machine(LOOP);
        Execution execution = Interpreter.begin(machine, Runs.header("{}"));
        var world = new Surroundings(Runs.START_MS, new Random(1), (_, _) -> "");
        Step step = Interpreter.advance(machine, execution, new Event.Started(), world);
        assertThat(step.events()).hasSize(1 + 2 * 500);
        assertThat(step.effects()).containsExactly(new Effect.Continue());
        step = Interpreter.advance(machine, step.execution(), new Event.Continue(), world);
        assertThat(step.events()).hasSize(2 * 500);
        assertThat(step.effects()).containsExactly(new Effect.Continue());
    }

    @Test
    void without_a_history_an_execution_goes_the_same_way_and_no_event_carries_what_went_along() {
        StateMachine machine =
                Runs.machine(
                        "{'StartAt': 'A', 'States': {'A': {'Type': 'Pass', 'Result': 7, 'Next':"
                                + " 'B'}, 'B': {'Type': 'Fail', 'Error': 'E', 'Cause': 'c'}}}");
        Execution begun = Interpreter.begin(machine, Runs.header("{'secret': 1}"));
        var kept = new Surroundings(Runs.START_MS, new Random(1), (_, _) -> "");
        var bare = new Surroundings(Runs.START_MS, new Random(1), (_, _) -> "", null, false);
        Step with = Interpreter.advance(machine, begun, new Event.Started(), kept);
        Step without = Interpreter.advance(machine, begun, new Event.Started(), bare);

        assertThat(without.execution()).usingRecursiveComparison().isEqualTo(with.execution());
        assertThat(without.effects()).isEqualTo(with.effects());
        assertThat(without.events())
                .extracting(HistoryEvent::id, HistoryEvent::previousEventId, HistoryEvent::type)
                .containsExactlyElementsOf(
                        with.events().stream()
                                .map(it -> tuple(it.id(), it.previousEventId(), it.type()))
                                .toList());
        assertThat(without.events())
                .filteredOn(event -> event.details() != null)
                .containsExactly(with.events().getLast());
    }

    @Test
    void event_25000_says_that_there_may_be_no_more() {
        LocalExecution execution = Runs.of(LOOP, "{}", _ -> TaskAnswer.none()).run();
        HistoryEvent last = execution.history().getLast();
        assertThat(execution.history()).hasSize(25_000);
        assertThat(last.type()).isEqualTo(HistoryEventType.EXECUTION_FAILED);
        assertThat(last.previousEventId()).isEqualTo(24_999);
        assertThat(execution.execution().cause())
                .isEqualTo("The execution reached the maximum number of history events (25000).");
    }

    @Test
    void a_state_that_changes_nothing_passes_the_same_payload_on() {
        StateMachine machine =
                Runs.machine("{'StartAt': 'A', 'States': {'A': {'Type': 'Pass', 'End': true}}}");
        ExecutionHeader header = Runs.header("{'a': [1, 2.50]}");
        Step step =
                Interpreter.advance(
                        machine,
                        Interpreter.begin(machine, header),
                        new Event.Started(),
                        new Surroundings(Runs.START_MS, new Random(1), (_, _) -> ""));
        assertThat(step.execution().output()).isSameAs(header.input());
    }

    @Test
    void an_integer_beyond_64_bits_goes_on_as_a_double() {
        Execution execution =
                Runs.runState("{'Type': 'Pass', 'End': true}", "[9223372036854775808, 1.50]");
        assertThat(Runs.output(execution)).isEqualTo("[9.223372036854776E18,1.50]");
    }

    @Test
    void a_range_over_all_integers_is_a_failure_of_the_function_not_of_the_interpreter() {
        String state =
                "{'Type': 'Pass', 'End': true,"
                        + " 'Parameters': {'b.$': 'States.ArrayRange($.first, $.last, $.step)'}}";
        String all = "'first': -9223372036854775808, 'last': 9223372036854775807";
        assertThat(Runs.runState(state, "{" + all + ", 'step': 1}").error())
                .isEqualTo("States.IntrinsicFailure");
        assertThat(Runs.output(Runs.runState(state, "{" + all + ", 'step': -1}")))
                .isEqualTo("{'b':[]}");
    }

    @Test
    void a_state_that_does_too_much_by_itself_fails_before_it_keeps_others_waiting() {
        var fields = new StringJoiner(",", "{", "}");
        for (int i = 0; i < 2_000; i++) {
            fields.add(
                    "'k%d.$': 'States.ArrayLength(States.StringSplit($.text, $.comma))'"
                            .formatted(i));
        }
        Execution execution =
                Runs.runState(
                        "{'Type': 'Pass', 'End': true, 'Parameters': " + fields + "}",
                        "{'comma': ',', 'text': '" + "x,".repeat(100_000) + "'}");
        assertThat(execution.error()).isEqualTo("States.Runtime");
        assertThat(execution.cause())
                .contains("The state visits and makes more than 50000000 values and KiB of text.");
    }

    @Test
    void paths_that_find_nothing_in_a_wide_input_are_work_as_well() {
        var fields = new StringJoiner(",", "{", "}");
        for (int i = 0; i < 2_000; i++) {
            fields.add("'k%d.$': '$..nowhere'".formatted(i));
        }
        Execution execution =
                Runs.runState(
                        "{'Type': 'Pass', 'End': true, 'Parameters': " + fields + "}",
                        "[" + "[],".repeat(80_000) + "[]]");
        assertThat(execution.error()).isEqualTo("States.Runtime");
    }
}
