package gantry.cli.sdk;

import static gantry.cli.testing.Machines.PASS;
import static gantry.cli.testing.Machines.ROLE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.cli.testing.Await;
import gantry.cli.testing.Machines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.LogDestination;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** CloudWatch Logs through its official client. */
@ExtendWith(SharedServer.class)
class LogsTest {
    private final CloudWatchLogsClient logs;
    private final SfnClient sfn;

    LogsTest(CloudWatchLogsClient logs, SfnClient sfn) {
        this.logs = logs;
        this.sfn = sfn;
    }

    private void make(String group, String stream) {
        logs.createLogGroup(r -> r.logGroupName(group));
        logs.createLogStream(r -> r.logGroupName(group).logStreamName(stream));
    }

    private void put(String group, String stream, String... messages) {
        long nowMs = System.currentTimeMillis();
        List<InputLogEvent> events =
                IntStream.range(0, messages.length)
                        .mapToObj(
                                i ->
                                        InputLogEvent.builder()
                                                .timestamp(nowMs + i)
                                                .message(messages[i])
                                                .build())
                        .toList();
        logs.putLogEvents(r -> r.logGroupName(group).logStreamName(stream).logEvents(events));
    }

    @Test
    void events_that_were_put_are_got_page_by_page() {
        make("/sdk/pages", "a/[$LATEST]b");
        put("/sdk/pages", "a/[$LATEST]b", "one", "two", "three");
        var first =
                logs.getLogEvents(
                        r ->
                                r.logGroupName("/sdk/pages")
                                        .logStreamName("a/[$LATEST]b")
                                        .startFromHead(true)
                                        .limit(2));
        assertThat(first.events())
                .extracting(OutputLogEvent::message)
                .containsExactly("one", "two");
        var second =
                logs.getLogEvents(
                        r ->
                                r.logGroupName("/sdk/pages")
                                        .logStreamName("a/[$LATEST]b")
                                        .nextToken(first.nextForwardToken()));
        assertThat(second.events()).extracting(OutputLogEvent::message).containsExactly("three");
    }

    @Test
    void paginators_end_where_the_events_end() {
        make("/sdk/paginators", "s");
        put("/sdk/paginators", "s", "one", "two", "three");
        var got =
                logs.getLogEventsPaginator(
                        r ->
                                r.logGroupName("/sdk/paginators")
                                        .logStreamName("s")
                                        .startFromHead(true)
                                        .limit(1));
        assertThat(got.stream().limit(10).flatMap(page -> page.events().stream()))
                .extracting(OutputLogEvent::message)
                .containsExactly("one", "two", "three");
        var filtered =
                logs.filterLogEventsPaginator(
                        r -> r.logGroupName("/sdk/paginators").filterPattern("t").limit(1));
        assertThat(filtered.events())
                .extracting(FilteredLogEvent::message)
                .containsExactly("two", "three");
    }

    @Test
    void groups_and_streams_are_described_and_deleted() {
        make("/sdk/described", "s");
        put("/sdk/described", "s", "one");
        logs.putRetentionPolicy(r -> r.logGroupName("/sdk/described").retentionInDays(7));
        Supplier<LogGroup> group =
                () ->
                        logs.describeLogGroups(r -> r.logGroupNamePrefix("/sdk/described"))
                                .logGroups()
                                .getFirst();
        assertThat(group.get().retentionInDays()).isEqualTo(7);
        assertThat(group.get().storedBytes()).isPositive();
        assertThat(group.get().arn())
                .isEqualTo("arn:aws:logs:us-east-1:000000000000:log-group:/sdk/described:*");
        logs.deleteRetentionPolicy(r -> r.logGroupName("/sdk/described"));
        assertThat(group.get().retentionInDays()).isNull();
        LogStream stream =
                logs.describeLogStreams(r -> r.logGroupName("/sdk/described"))
                        .logStreams()
                        .getFirst();
        assertThat(stream.logStreamName()).isEqualTo("s");
        assertThat(stream.lastEventTimestamp()).isEqualTo(stream.firstEventTimestamp());
        logs.deleteLogStream(r -> r.logGroupName("/sdk/described").logStreamName("s"));
        assertThat(logs.describeLogStreams(r -> r.logGroupName("/sdk/described")).logStreams())
                .isEmpty();
        logs.deleteLogGroup(r -> r.logGroupName("/sdk/described"));
        assertThatThrownBy(() -> logs.describeLogStreams(r -> r.logGroupName("/sdk/described")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void errors_are_those_the_client_knows() {
        make("/sdk/errors", "s");
        assertThatThrownBy(() -> logs.createLogGroup(r -> r.logGroupName("/sdk/errors")))
                .isInstanceOf(ResourceAlreadyExistsException.class);
        assertThatThrownBy(() -> logs.createLogGroup(r -> r.logGroupName("no:name")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(
                        () ->
                                logs.getLogEvents(
                                        r -> r.logGroupName("/sdk/errors").logStreamName("t")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private static LoggingConfiguration logging(String group) {
        String arn = "arn:aws:logs:us-east-1:000000000000:log-group:" + group + ":*";
        var destination =
                LogDestination.builder().cloudWatchLogsLogGroup(g -> g.logGroupArn(arn)).build();
        return LoggingConfiguration.builder()
                .level(LogLevel.ALL)
                .includeExecutionData(true)
                .destinations(destination)
                .build();
    }

    private String machine(String name, StateMachineType type) {
        logs.createLogGroup(r -> r.logGroupName("/sdk/" + name));
        return sfn.createStateMachine(
                        r ->
                                r.name(name)
                                        .definition(PASS)
                                        .roleArn(ROLE)
                                        .type(type)
                                        .loggingConfiguration(logging("/sdk/" + name)))
                .stateMachineArn();
    }

    private List<FilteredLogEvent> lines(String name, String executionArn) {
        return logs.filterLogEvents(
                        r ->
                                r.logGroupName("/sdk/" + name)
                                        .filterPattern(
                                                "{ $.execution_arn = \"" + executionArn + "\" }"))
                .events();
    }

    @Test
    void a_Standard_execution_logs_its_history() {
        String arn = Machines.start(sfn, machine("logged", StateMachineType.STANDARD), "e", "{}");
        Machines.untilEnded(sfn, arn);
        Await.until("four lines", () -> lines("logged", arn).size() == 4);
        assertThat(lines("logged", arn).getFirst().message())
                .contains("\"type\":\"ExecutionStarted\"", "\"input\":\"{}\"");
    }

    @Test
    void a_synchronous_Express_execution_logs_its_history() {
        String arn = machine("loggedExpress", StateMachineType.EXPRESS);
        var execution = sfn.startSyncExecution(r -> r.stateMachineArn(arn).input("{\"a\":1}"));
        Await.until(
                "four lines", () -> lines("loggedExpress", execution.executionArn()).size() == 4);
    }

    @Test
    void a_log_group_that_is_not_there_is_no_destination() {
        assertThatThrownBy(
                        () ->
                                sfn.createStateMachine(
                                        r ->
                                                r.name("nowhere")
                                                        .definition(PASS)
                                                        .roleArn(ROLE)
                                                        .loggingConfiguration(logging("nowhere"))))
                .hasMessageContaining("Invalid Logging Configuration: Log Destination not found.");
    }
}
