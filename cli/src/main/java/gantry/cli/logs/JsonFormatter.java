package gantry.cli.logs;

import gantry.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One JSON object a line: {@code time}, {@code level}, {@code component}, {@code message}; with
 * parameters {@code event} (the message without them, the same for each event of its kind) and
 * {@code parameters}; with something thrown {@code error} and {@code stack}.
 */
final class JsonFormatter extends Formatter {
    @Override
    public String format(LogRecord record) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("time", record.getInstant().toString());
        line.put("level", LineFormatter.level(record.getLevel()));
        line.put("component", LineFormatter.origin(record.getLoggerName()));
        line.put("message", formatMessage(record));
        Object[] parameters = record.getParameters();
        if (parameters != null && parameters.length > 0) {
            line.put("event", record.getMessage());
            line.put("parameters", Arrays.stream(parameters).map(JsonFormatter::value).toList());
        }
        Throwable thrown = record.getThrown();
        if (thrown != null) {
            line.put("error", thrown.getClass().getName());
            var stack = new StringWriter();
            thrown.printStackTrace(new PrintWriter(stack, true));
            line.put("stack", stack.toString());
        }
        return Json.print(line) + "\n";
    }

    private static Object value(@Nullable Object parameter) {
        return switch (parameter) {
            case Integer number -> number;
            case Long number -> number;
            case null, default -> String.valueOf(parameter);
        };
    }
}
