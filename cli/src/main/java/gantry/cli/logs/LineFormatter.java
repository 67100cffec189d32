package gantry.cli.logs;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * {@code 14:03:07.123 WARN workflows.engine: Commit took 2,140 ms …}, then the stack of what was
 * thrown. A date is what the supervisor adds that keeps the log.
 */
final class LineFormatter extends Formatter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    @Override
    public String format(LogRecord record) {
        String line =
                "%s %-5s %s: %s%n"
                        .formatted(
                                TIME.format(record.getInstant()),
                                level(record.getLevel()),
                                origin(record.getLoggerName()),
                                formatMessage(record));
        if (record.getThrown() == null) {
            return line;
        }
        var stack = new StringWriter();
        record.getThrown().printStackTrace(new PrintWriter(stack, true));
        return line + stack;
    }

    static String level(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (value >= Level.WARNING.intValue()) {
            return "WARN";
        }
        return value >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }

    /** The package, since that is a capability: {@code gantry.store.GroupWriter} is of store. */
    static String origin(@Nullable String logger) {
        if (logger == null || logger.isEmpty()) {
            return "gantry";
        }
        String name = logger.startsWith("gantry.") ? logger.substring("gantry.".length()) : logger;
        int type = name.lastIndexOf('.');
        return type > 0 && Character.isUpperCase(name.charAt(type + 1))
                ? name.substring(0, type)
                : name;
    }
}
