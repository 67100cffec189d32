package gantry.cli.durability;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.Sdk;
import gantry.cli.testing.StartedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Events that PutLogEvents acknowledged outlive the process. */
class LogsKillNineTest {
    private static final int EVENTS = 200;

    @Test
    void acknowledged_events_are_there_after_a_kill(@TempDir Path folder) {
        try (var server = StartedServer.in(folder)) {
            try (var logs = Sdk.logs(server.url())) {
                logs.createLogGroup(r -> r.logGroupName("g"));
                logs.createLogStream(r -> r.logGroupName("g").logStreamName("s"));
                IntStream.range(0, EVENTS).forEach(no -> put(logs, no));
            }
            server.kill9();
            server.restart();
            try (var logs = Sdk.logs(server.url())) {
                put(logs, EVENTS);
                assertThat(messages(logs))
                        .isEqualTo(
                                IntStream.rangeClosed(0, EVENTS)
                                        .mapToObj(no -> "event " + no)
                                        .toList());
            }
        }
    }

    private static void put(CloudWatchLogsClient logs, int no) {
        var event =
                InputLogEvent.builder()
                        .timestamp(System.currentTimeMillis())
                        .message("event " + no)
                        .build();
        logs.putLogEvents(r -> r.logGroupName("g").logStreamName("s").logEvents(event));
    }

    private static List<String> messages(CloudWatchLogsClient logs) {
        return logs
                .getLogEvents(r -> r.logGroupName("g").logStreamName("s").startFromHead(true))
                .events()
                .stream()
                .map(OutputLogEvent::message)
                .toList();
    }
}
