package gantry.workflows.definitions;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.operations.Scope;
import gantry.workflows.errors.InvalidLoggingConfiguration;
import gantry.workflows.executionlog.LogLevel;
import gantry.workflows.executionlog.LogSettings;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Where the log of executions goes, and how much of it.
 *
 * @param logGroupArns at most one, ending in {@code :*}; null if the member {@code destinations}
 *     was not given, which DescribeStateMachine then does not show
 */
public record LoggingConfiguration(
        LogLevel level, boolean includeExecutionData, @Nullable List<String> logGroupArns) {
    /** What a state machine has that was created without one. */
    public static final LoggingConfiguration OFF =
            new LoggingConfiguration(LogLevel.OFF, false, null);

    /** "You can associate one log group" (API reference, LoggingConfiguration). */
    private static final int MAX_DESTINATIONS = 1;

    private static final Pattern LOG_GROUP_ARN =
            Pattern.compile("arn:[^:]+:logs:[^:]*:[^:]*:log-group:[^:]+(:\\*)?");

    public LoggingConfiguration {
        int destinations = logGroupArns == null ? 0 : logGroupArns.size();
        if (destinations > MAX_DESTINATIONS || (level != LogLevel.OFF && destinations == 0)) {
            throw new InvalidLoggingConfiguration("Must specify exactly one Log Destination.");
        }
        if (logGroupArns != null) {
            logGroupArns = logGroupArns.stream().map(LoggingConfiguration::allStreams).toList();
        }
    }

    /**
     * From the API's shape; null is {@link #OFF}.
     *
     * @throws InvalidLoggingConfiguration if it contradicts itself or names no log group
     */
    public static LoggingConfiguration of(@Nullable Map<String, @Nullable Object> shape) {
        if (shape == null) {
            return OFF;
        }
        Object level = shape.get("level");
        List<String> arns = null;
        if (shape.get("destinations") instanceof List<?> destinations) {
            arns = destinations.stream().map(LoggingConfiguration::logGroupArn).toList();
        }
        return new LoggingConfiguration(
                level == null ? LogLevel.OFF : LogLevel.valueOf((String) level),
                Boolean.TRUE.equals(shape.get("includeExecutionData")),
                arns);
    }

    private static String logGroupArn(@Nullable Object destination) {
        if (destination instanceof Map<?, ?> shape
                && shape.get("cloudWatchLogsLogGroup") instanceof Map<?, ?> group
                && group.get("logGroupArn") instanceof String arn) {
            return arn;
        }
        throw notFound();
    }

    private static String allStreams(String arn) {
        if (!LOG_GROUP_ARN.matcher(arn).matches()) {
            throw notFound();
        }
        return arn.endsWith(":*") ? arn : arn + ":*";
    }

    private static InvalidLoggingConfiguration notFound() {
        return new InvalidLoggingConfiguration("Log Destination not found.");
    }

    /** What it has the executions log; null for nothing. */
    public @Nullable LogSettings logSettings() {
        return level == LogLevel.OFF || logGroupArns == null
                ? null
                : new LogSettings(level, includeExecutionData, logGroup(logGroupArns.getFirst()));
    }

    /** The name in an ARN that was found good. */
    private static String logGroup(String arn) {
        int end = arn.endsWith(":*") ? arn.length() - 2 : arn.length();
        return arn.substring(arn.lastIndexOf(':', end - 1) + 1, end);
    }

    /**
     * Returns if all of its log groups are there.
     *
     * @throws InvalidLoggingConfiguration if not
     */
    public void requireDestinations(Scope scope, Predicate<String> isLogGroup) {
        for (String arn : destinations()) {
            String[] parts = arn.split(":", -1);
            if (!parts[3].equals(scope.region())
                    || !parts[4].equals(scope.account())
                    || !isLogGroup.test(logGroup(arn))) {
                throw notFound();
            }
        }
    }

    /** In the API's shape. */
    public JsonObject shape() {
        var shape =
                JsonObject.builder()
                        .put("level", level.name())
                        .put("includeExecutionData", includeExecutionData);
        if (logGroupArns != null) {
            shape.put(
                    "destinations",
                    logGroupArns.stream().map(LoggingConfiguration::destination).toList());
        }
        return shape.build();
    }

    private static JsonObject destination(String logGroupArn) {
        return JsonObject.of("cloudWatchLogsLogGroup", JsonObject.of("logGroupArn", logGroupArn));
    }

    /** Whether both log the same to the same place, however they were written. */
    boolean logsAs(LoggingConfiguration other) {
        return level == other.level
                && includeExecutionData == other.includeExecutionData
                && destinations().equals(other.destinations());
    }

    private List<String> destinations() {
        return logGroupArns == null ? List.of() : logGroupArns;
    }

    String text() {
        return Json.print(shape());
    }

    @SuppressWarnings("unchecked") // what text() printed
    static LoggingConfiguration ofText(String text) {
        return of((Map<String, @Nullable Object>) Json.parse(text));
    }
}
