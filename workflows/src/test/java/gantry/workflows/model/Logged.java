package gantry.workflows.model;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A log group, and whether a machine that is to log to it does. */
final class Logged {
    static final String PATHS =
            "loggingConfiguration loggingConfiguration.level"
                    + " loggingConfiguration.includeExecutionData loggingConfiguration.destinations"
                    + " loggingConfiguration.destinations[].cloudWatchLogsLogGroup"
                    + " loggingConfiguration.destinations[].cloudWatchLogsLogGroup.logGroupArn";

    private static final long AWAIT_NANOS = 30_000_000_000L;

    private final Given given;
    private final String group;

    Logged(Given given) {
        this.given = given;
        group = "/probe/" + given.newName();
        given.world().logs("CreateLogGroup", Map.of("logGroupName", group));
    }

    Map<String, Object> configuration() {
        return Map.of(
                "level",
                "ALL",
                "includeExecutionData",
                true,
                "destinations",
                List.of(
                        Map.of(
                                "cloudWatchLogsLogGroup",
                                Map.of(
                                        "logGroupArn",
                                        "arn:aws:logs:us-east-1:111111111111:log-group:"
                                                + group
                                                + ":*"))));
    }

    /** All events come, with what was put in. */
    void showsWhatItLogs(String machine) {
        given.call("StartExecution", "stateMachineArn", machine, "input", "{\"a\": \"marked\"}");
        long end = System.nanoTime() + AWAIT_NANOS;
        String lines = lines();
        while (!lines.contains("ExecutionSucceeded")) {
            assertThat(System.nanoTime()).as("the end of the log: " + lines).isLessThan(end);
            LockSupport.parkNanos(2_000_000);
            lines = lines();
        }
        assertThat(lines).contains("PassStateEntered", "marked");
    }

    private String lines() {
        return Json.print(given.world().logs("FilterLogEvents", Map.of("logGroupName", group)));
    }
}
