package gantry.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.cli.testing.Await;
import gantry.cli.testing.Machines;
import gantry.cli.testing.MountNamespace;
import gantry.cli.testing.Sdk;
import gantry.cli.testing.StartedServer;
import gantry.cli.testing.Surroundings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ServiceUnavailableException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A data folder on a disk of its own, which becomes full. */
class FullDiskTest {
    private static final int DISK_MEGABYTES = 40;
    private static final int BALLAST_MEGABYTES = 4;

    /** As much as the rest: the log is copied into the tables before it is emptied. */
    private static final int RESERVE_MEGABYTES = 20;

    private static final int LARGE = 150_000;
    private static final int SMALL = 1_000;

    /** Comes due while nothing can be written. */
    private static final String WAIT_A_SECOND =
            """
            {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":1,"End":true}}}\
            """;

    @TempDir private Path folder;
    private MountNamespace mounts;
    private Path data;

    @BeforeEach
    void mount() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        mounts = MountNamespace.open();
        mounts.disk(data, DISK_MEGABYTES);
    }

    @AfterEach
    void unmount() {
        mounts.close();
    }

    private StartedServer start() {
        return StartedServer.in(folder, Surroundings.in(mounts));
    }

    @Test
    void calls_that_write_are_refused_until_there_is_space_and_nothing_acknowledged_is_lost() {
        var ballast = new Ballast(mounts.view(data), "ballast", BALLAST_MEGABYTES);
        var more = new Ballast(mounts.view(data), "more", RESERVE_MEGABYTES);
        try (var server = start();
                SfnClient sfn = Sdk.client(server.url());
                CloudWatchLogsClient logs = Sdk.logs(server.url())) {
            logs.createLogGroup(it -> it.logGroupName("g"));
            logs.createLogStream(it -> it.logGroupName("g").logStreamName("s"));
            String machine = Machines.create(sfn, "waits", WAIT_A_SECOND);
            String activity = sfn.createActivity(it -> it.name("work")).activityArn();
            String worked = Machines.create(sfn, "worked", Machines.task(activity));
            String express =
                    Machines.create(sfn, "express", Machines.PASS, StateMachineType.EXPRESS);
            String answered = Machines.start(sfn, worked, "answered", "{}");
            String token = sfn.getActivityTask(it -> it.activityArn(activity)).taskToken();
            var starts = new Starts(sfn, machine);

            fill(starts);

            assertThat(starts.refusals()).isSubsetOf(Refused.KEEP, Refused.DO).isNotEmpty();
            String output = "\"" + "y".repeat(LARGE) + "\"";
            assertThat(
                            Refused.of(
                                    () ->
                                            sfn.sendTaskSuccess(
                                                    it -> it.taskToken(token).output(output))))
                    .isEqualTo(Refused.KEEP);
            assertThat(Refused.of(() -> manyActivities(sfn))).isEqualTo(Refused.DO);
            assertThatThrownBy(() -> putEvent(logs, "y"))
                    .isInstanceOf(ServiceUnavailableException.class);
            assertThat(names(sfn, machine)).isEqualTo(starts.acknowledged());
            assertThat(sfn.describeExecution(it -> it.executionArn(answered)).status())
                    .isEqualTo(ExecutionStatus.RUNNING);
            assertThat(
                            sfn.startSyncExecution(it -> it.stateMachineArn(express).input("1"))
                                    .output())
                    .isEqualTo("1");
            assertThat(server.log().lines().filter(line -> line.contains("no space left")))
                    .hasSizeBetween(1, 3);
            assertThat(server.log()).doesNotContain("\tat ");

            ballast.throwOff();
            Await.until("a start is taken again", () -> starts.start("{}"));
            more.throwOff();
            Await.until("the answer is taken again", () -> succeeds(sfn, token, output));
            Await.until("all have ended", () -> running(sfn, machine).isEmpty());

            assertThat(names(sfn, machine)).isEqualTo(starts.acknowledged());
            assertThat(Machines.untilEnded(sfn, answered).output()).isEqualTo(output);
            assertThat(flawed(sfn, machine)).isEmpty();
            assertThat(server.log()).doesNotContain("\tat ");
        }
    }

    @Test
    void a_server_killed_on_a_full_disk_has_lost_nothing_once_it_starts_again() {
        var ballast = new Ballast(mounts.view(data), "ballast", BALLAST_MEGABYTES);
        var _ = new Ballast(mounts.view(data), "more", RESERVE_MEGABYTES);
        try (var server = start()) {
            Set<String> acknowledged;
            String machine;
            try (SfnClient sfn = Sdk.client(server.url())) {
                machine = Machines.create(sfn, "waits", WAIT_A_SECOND);
                var starts = new Starts(sfn, machine);
                fill(starts);
                acknowledged = starts.acknowledged();
            }
            server.kill9();
            Ballast.takeAllBut(mounts.view(data), 0);
            int logged = server.log().length();

            assertThatThrownBy(server::restart).hasMessageContaining("status 2");

            assertOneSentence(server.log().substring(logged));
            ballast.throwOff();
            server.restart();
            try (SfnClient sfn = Sdk.client(server.url())) {
                assertThat(names(sfn, machine)).isEqualTo(acknowledged);
                Await.until("all have ended", () -> running(sfn, machine).isEmpty());
                assertThat(flawed(sfn, machine)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 8_192, 40_960, 120_000})
    void a_start_in_a_new_folder_on_a_full_disk_is_one_sentence(long bytesLeft) throws IOException {
        Ballast.takeAllBut(mounts.view(data), bytesLeft);

        assertThatThrownBy(this::start).hasMessageContaining("status 2");

        assertOneSentence(Files.readString(folder.resolve("server.log")));
    }

    private static void assertOneSentence(String log) {
        assertThat(log.lines())
                .filteredOn(line -> line.startsWith("gantry: "))
                .singleElement()
                .asString()
                .startsWith("gantry: There is no space left for the ")
                .contains("free some");
        assertThat(log).doesNotContain("\tat ");
    }

    /** With large ones first, then with what still fits. */
    private static void fill(Starts starts) {
        starts.untilRefused(LARGE);
        starts.untilRefused(SMALL);
    }

    private static void manyActivities(SfnClient sfn) {
        for (int i = 0; i < 10_000; i++) {
            String name = "a" + i;
            sfn.createActivity(it -> it.name(name));
        }
    }

    private static void putEvent(CloudWatchLogsClient logs, String text) {
        var event =
                InputLogEvent.builder().timestamp(System.currentTimeMillis()).message(text).build();
        logs.putLogEvents(it -> it.logGroupName("g").logStreamName("s").logEvents(event));
    }

    private static boolean succeeds(SfnClient sfn, String token, String output) {
        try {
            sfn.sendTaskSuccess(it -> it.taskToken(token).output(output));
            return true;
        } catch (SfnException e) {
            assertThat(Refused.text(e)).isEqualTo(Refused.KEEP);
            return false;
        }
    }

    private static Set<String> names(SfnClient sfn, String machine) {
        return sfn.listExecutionsPaginator(it -> it.stateMachineArn(machine)).executions().stream()
                .map(ExecutionListItem::name)
                .collect(Collectors.toSet());
    }

    private static List<ExecutionListItem> running(SfnClient sfn, String machine) {
        return sfn.listExecutions(
                        it -> it.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING))
                .executions();
    }

    /** Executions that did not succeed exactly once. */
    private static Map<String, List<HistoryEventType>> flawed(SfnClient sfn, String machine) {
        var expected =
                List.of(
                        HistoryEventType.EXECUTION_STARTED,
                        HistoryEventType.WAIT_STATE_ENTERED,
                        HistoryEventType.WAIT_STATE_EXITED,
                        HistoryEventType.EXECUTION_SUCCEEDED);
        return sfn.listExecutionsPaginator(it -> it.stateMachineArn(machine)).executions().stream()
                .collect(
                        Collectors.toMap(
                                ExecutionListItem::name, each -> types(sfn, each.executionArn())))
                .entrySet()
                .stream()
                .filter(each -> !each.getValue().equals(expected))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<HistoryEventType> types(SfnClient sfn, String executionArn) {
        return sfn
                .getExecutionHistory(
                        it -> it.executionArn(executionArn).includeExecutionData(false))
                .events()
                .stream()
                .map(event -> event.type())
                .toList();
    }
}
