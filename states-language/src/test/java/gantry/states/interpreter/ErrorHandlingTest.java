package gantry.states.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Payload;
import gantry.states.local.LocalExecution;
import gantry.states.local.TaskAnswer;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ErrorHandlingTest {
    /** A state C is there if a catcher leads to it. */
    private static String task(String fields) {
        String caught = ", 'C': {'Type': 'Pass', 'End': true}";
        return """
        {'StartAt': 'T', 'States': {
          'T': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage',
                %s 'Parameters': {'n.$': '$$.State.RetryCount'}, 'End': true}%s}}
        """
                .formatted(fields, fields.contains("'C'") ? caught : "");
    }

    private static LocalExecution failing(String fields, String error) {
        return Runs.of(task(fields), "{}", _ -> TaskAnswer.failed(error, "why")).run();
    }

    private static String caughtBy(String errorEquals, String error) {
        Execution execution =
                failing("'Catch': [{'ErrorEquals': ['" + errorEquals + "'], 'Next': 'C'}],", error)
                        .execution();
        return execution.status().name();
    }

    @Test
    void a_catcher_for_States_ALL_catches_every_reported_error_but_States_Runtime() {
        assertThat(caughtBy("States.ALL", "Mine")).isEqualTo("SUCCEEDED");
        assertThat(caughtBy("States.ALL", "States.Timeout")).isEqualTo("SUCCEEDED");
        assertThat(caughtBy("States.ALL", "States.DataLimitExceeded")).isEqualTo("SUCCEEDED");
        assertThat(caughtBy("States.ALL", "States.Runtime")).isEqualTo("FAILED");
    }

    @Test
    void a_catcher_for_States_TaskFailed_catches_all_but_time_outs() {
        assertThat(caughtBy("States.TaskFailed", "Mine")).isEqualTo("SUCCEEDED");
        assertThat(caughtBy("States.TaskFailed", "States.Timeout")).isEqualTo("FAILED");
    }

    @Test
    void a_missing_path_fails_the_execution_whatever_its_catchers_say() {
        Execution execution =
                Runs.run(
                        """
                        {'StartAt': 'T', 'States': {
                          'T': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage',
                                'Parameters': {'x.$': '$.none'}, 'End': true,
                                'Retry': [{'ErrorEquals': ['States.ALL']}],
                                'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'C'}]},
                          'C': {'Type': 'Pass', 'End': true}}}
                        """,
                        "{'a': 1}");
        assertThat(execution.error()).isEqualTo("States.Runtime");
        assertThat(execution.cause())
                .isEqualTo(
                        "An error occurred while executing the state 'T' (entered at the event id"
                                + " #2). The JSONPath '$.none' specified for the field 'x.$' could"
                                + " not be found in the input '{\"a\":1}'");
    }

    @Test
    void retries_come_after_growing_delays_and_see_their_number() {
        var seen = new ArrayList<String>();
        Runs.of(
                        task(
                                "'Retry': [{'ErrorEquals': ['E'], 'IntervalSeconds': 2,"
                                        + " 'MaxAttempts': 3, 'MaxDelaySeconds': 7}],"),
                        "{}",
                        task -> {
                            long seconds = (task.nowMs() - Runs.START_MS) / 1_000;
                            seen.add(seconds + "s " + task.input().text());
                            return TaskAnswer.failed("E", null);
                        })
                .run();
        assertThat(seen)
                .containsExactly("0s {\"n\":0}", "2s {\"n\":1}", "6s {\"n\":2}", "13s {\"n\":3}");
    }

    @Test
    void the_first_retrier_that_matches_decides_and_each_counts_its_own() {
        var errors = List.of("A", "B", "A", "B", "A");
        var attempts = new ArrayList<Integer>();
        Execution execution =
                Runs.of(
                                task(
                                        "'Retry': [{'ErrorEquals': ['A'], 'MaxAttempts': 2},"
                                                + " {'ErrorEquals': ['States.ALL'], 'MaxAttempts':"
                                                + " 9}],"),
                                "{}",
                                task -> {
                                    attempts.add(task.attempt());
                                    return TaskAnswer.failed(errors.get(task.attempt() - 1), null);
                                })
                        .run()
                        .execution();
        assertThat(attempts).containsExactly(1, 2, 3, 4, 5);
        assertThat(execution.error()).isEqualTo("A");
    }

    @Test
    void a_caught_error_is_put_into_the_raw_input() {
        Execution execution =
                failing(
                                "'InputPath': null, 'Catch': [{'ErrorEquals': ['E'], 'ResultPath':"
                                        + " '$.error', 'Next': 'C'}],",
                                "E")
                        .execution();
        assertThat(Runs.output(execution)).isEqualTo("{'error':{'Error':'E','Cause':'why'}}");
    }

    @Test
    void a_missed_heartbeat_is_a_time_out_that_also_its_own_name_catches() {
        for (String name : List.of("States.HeartbeatTimeout", "States.Timeout", "States.ALL")) {
            Execution execution =
                    Runs.of(
                                    task(
                                            "'TimeoutSeconds': 60, 'HeartbeatSeconds': 5,"
                                                    + " 'Catch': [{'ErrorEquals': ['"
                                                    + name
                                                    + "'], 'Next': 'C'}],"),
                                    "{}",
                                    _ -> TaskAnswer.none())
                            .run()
                            .execution();
            assertThat(Runs.output(execution)).isEqualTo("{'Error':'States.Timeout','Cause':''}");
            assertThat(execution.closedAtMs()).isEqualTo(Runs.START_MS + 5_000);
        }
    }

    @Test
    void a_result_larger_than_256_KiB_fails_the_task() {
        LocalExecution execution =
                Runs.of(task(""), "{}", _ -> TaskAnswer.succeeded(Payload.of("x".repeat(262_143))))
                        .run();
        assertThat(execution.execution().error()).isEqualTo("States.DataLimitExceeded");
        assertThat(execution.execution().cause())
                .isEqualTo(
                        "The state/task 'sqs' returned a result with a size exceeding the maximum"
                                + " number of bytes service limit.");
        assertThat(Runs.events(execution)).contains("5<4 TaskFailed", "6<5 ExecutionFailed");
    }

    @Test
    void a_template_that_would_print_gigabytes_is_refused_before_it_is_printed() {
        var members = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            members.append(i == 0 ? "" : ",").append("'m").append(i).append(".$': '$'");
        }
        Execution execution =
                Runs.runState(
                        "{'Type': 'Pass', 'End': true, 'Parameters': {" + members + "}}",
                        "'" + "x".repeat(200_000) + "'");
        assertThat(execution.error()).isEqualTo("States.DataLimitExceeded");
    }
}
