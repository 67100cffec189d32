package gantry.workflows.executionlog;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.Objects;

class LogLineTest {
    private static HistoryEvent entered(Payload input) {
        return new HistoryEvent(
                2,
                0,
                HistoryEventType.PASS_STATE_ENTERED,
                1_718_026_591_000L,
                JsonObject.of(
                        "name",
                        "P",
                        "input",
                        input,
                        "inputDetails",
                        JsonObject.of("truncated", false)));
    }

    private static Map<?, ?> details(String line) {
        var parsed = (Map<?, ?>) Objects.requireNonNull(Json.parse(line));
        return (Map<?, ?>) Objects.requireNonNull(parsed.get("details"));
    }

    @Test
    void a_line_spells_numbers_as_texts() {
        assertThat(LogLine.print(entered(Payload.EMPTY_OBJECT), true, "arn", 1))
                .isEqualTo(
                        "{\"id\":\"2\",\"type\":\"PassStateEntered\",\"details\":{\"name\":\"P\",\"input\":\"{}\",\"inputDetails\":{\"truncated\":false}},\"previous_event_id\":\"0\",\"event_timestamp\":\"1718026591000\",\"execution_arn\":\"arn\",\"redrive_count\":\"1\"}");
    }

    @Test
    void an_input_of_more_than_248_KB_is_cut() {
        var input = Payload.of("x".repeat(260_000));
        Map<?, ?> details = details(LogLine.print(entered(input), true, "arn", 0));
        assertThat(details.get("inputDetails")).isEqualTo(Map.of("truncated", true));
        assertThat(String.valueOf(details.get("input")))
                .hasSize(248 * 1_024 - 1)
                .startsWith("\"xxx");
        var quotes = Payload.of("\"".repeat(100_000));
        assertThat(details(LogLine.print(entered(quotes), true, "arn", 0)).get("inputDetails"))
                .isEqualTo(Map.of("truncated", true));
    }

    @Test
    void without_execution_data_names_errors_and_causes_stay() {
        assertThat(details(LogLine.print(entered(Payload.EMPTY_OBJECT), false, "arn", 0)))
                .isEqualTo(Map.of("name", "P"));
        var failed =
                new HistoryEvent(
                        3,
                        2,
                        HistoryEventType.EXECUTION_FAILED,
                        0,
                        JsonObject.of("error", "E", "cause", "c"));
        assertThat(details(LogLine.print(failed, false, "arn", 0)))
                .isEqualTo(Map.of("error", "E", "cause", "c"));
    }

    @ParameterizedTest
    @CsvSource({
        "FAIL_STATE_ENTERED, true, true, false",
        "TASK_FAILED, true, true, false",
        "LAMBDA_FUNCTION_SCHEDULE_FAILED, true, true, false",
        "TASK_START_FAILED, true, true, false",
        "TASK_SUBMIT_FAILED, true, true, false",
        "ACTIVITY_TIMED_OUT, true, true, false",
        "MAP_ITERATION_ABORTED, true, true, false",
        "EVALUATION_FAILED, true, true, false",
        "EXECUTION_FAILED, true, true, true",
        "EXECUTION_TIMED_OUT, true, true, true",
        "EXECUTION_ABORTED, true, true, true",
        "EXECUTION_STARTED, true, false, false",
        "TASK_SCHEDULED, true, false, false",
        "EXECUTION_SUCCEEDED, true, false, false"
    })
    void a_level_admits_its_events(
            HistoryEventType type, boolean all, boolean error, boolean fatal) {
        assertThat(new LogSettings(LogLevel.ALL, true, "g").admits(type)).isEqualTo(all);
        assertThat(new LogSettings(LogLevel.ERROR, true, "g").admits(type)).isEqualTo(error);
        assertThat(new LogSettings(LogLevel.FATAL, true, "g").admits(type)).isEqualTo(fatal);
        assertThat(new LogSettings(LogLevel.OFF, true, "g").admits(type)).isFalse();
    }
}
