package gantry.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.LogRecord;

class JsonFormatterTest {
    private static LogRecord record(String message, Object... parameters) {
        var record = new LogRecord(Level.WARNING, message);
        record.setLoggerName("gantry.store.GroupWriter");
        record.setInstant(Instant.parse("2026-01-01T12:00:00.123Z"));
        record.setParameters(parameters);
        return record;
    }

    private static Map<?, ?> parsed(LogRecord record) {
        String line = new JsonFormatter().format(record);
        assertThat(line).endsWith("}\n").hasLineCount(1);
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(line));
    }

    @Test
    void an_event_is_one_object_on_one_line_whatever_its_message() {
        var line = parsed(record("Said \"so\"\nand went"));

        assertThat(Json.print(line))
                .isEqualTo(
                        "{\"time\":\"2026-01-01T12:00:00.123Z\",\"level\":\"WARN\","
                                + "\"component\":\"store\","
                                + "\"message\":\"Said \\\"so\\\"\\nand went\"}");
    }

    @Test
    void what_differs_from_event_to_event_of_a_kind_stands_by_itself() {
        var line = parsed(record("Commit of {1} took {0} ms", 7, "x"));

        assertThat(line.get("message")).isEqualTo("Commit of x took 7 ms");
        assertThat(line.get("event")).isEqualTo("Commit of {1} took {0} ms");
        assertThat(Json.print(line.get("parameters"))).isEqualTo("[7,\"x\"]");
    }

    @Test
    void what_was_thrown_is_a_part_of_its_line() {
        LogRecord record = record("Broke");
        record.setThrown(new IllegalStateException("why"));

        var line = parsed(record);

        assertThat(line.get("error")).isEqualTo("java.lang.IllegalStateException");
        assertThat(String.valueOf(line.get("stack")).lines().toList())
                .startsWith("java.lang.IllegalStateException: why")
                .hasSizeGreaterThan(1);
    }
}
