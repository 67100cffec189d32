package gantry.cli.durability;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.Machines;
import gantry.cli.testing.StartedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.SfnException;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Stopped executions are redriven, each by its client token until the answer has come, while the
 * server is killed again and again: each goes on exactly once.
 */
class RedriveKillNineTest {
    private static final int EXECUTIONS = 80;
    private static final int KILLS = 4;
    private static final int CLIENTS = 4;

    private final Outages outages = new Outages();
    private final Progress progress = new Progress();
    private final Map<String, Instant> redriven = new ConcurrentHashMap<>();

    @TempDir private Path folder;

    @Test
    void every_execution_is_redriven_once_though_the_server_is_killed() throws Exception {
        try (var server = StartedServer.in(folder);
                SfnClient sfn = Connection.to(server.url())) {
            String activity = sfn.createActivity(it -> it.name("a")).activityArn();
            String machine = Machines.create(sfn, "m", Machines.task(activity));
            List<String> arns =
                    IntStream.range(0, EXECUTIONS)
                            .mapToObj(i -> Machines.start(sfn, machine, "e" + i, "{}"))
                            .toList();
            arns.forEach(arn -> sfn.stopExecution(it -> it.executionArn(arn)));
            redriveAll(server, sfn, arns);
            arns.forEach(_ -> answer(sfn, activity));
            arns.forEach(arn -> check(sfn, arn));
        }
    }

    private void redriveAll(StartedServer server, SfnClient sfn, List<String> arns)
            throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                threads.execute(
                        () -> {
                            for (int i = first; i < EXECUTIONS; i += CLIENTS) {
                                redrive(sfn, arns.get(i));
                            }
                        });
            }
            for (int kill = 0; kill < KILLS; kill++) {
                progress.awaitMore(EXECUTIONS / (KILLS + 1));
                outages.begin();
                server.kill9();
                server.restart();
                outages.end();
            }
        } finally {
            outages.end();
        }
    }

    private void redrive(SfnClient sfn, String arn) {
        try {
            while (!attempt(sfn, arn)) {
                outages.awaitEnd();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        progress.tick();
    }

    private boolean attempt(SfnClient sfn, String arn) {
        try {
            var answer = sfn.redriveExecution(it -> it.executionArn(arn).clientToken("once"));
            redriven.put(arn, answer.redriveDate());
            return true;
        } catch (SdkClientException _) {
            return false;
        } catch (SfnException e) {
            if (!Retryable.is(e)) {
                throw e;
            }
            return false;
        }
    }

    private static void answer(SfnClient sfn, String activity) {
        String token = sfn.getActivityTask(it -> it.activityArn(activity)).taskToken();
        sfn.sendTaskSuccess(it -> it.taskToken(token).output("1"));
    }

    private void check(SfnClient sfn, String arn) {
        var execution = Machines.untilEnded(sfn, arn);
        assertThat(execution.status()).as(arn).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(execution.redriveCount()).as(arn).isEqualTo(1);
        assertThat(execution.redriveDate()).as(arn).isEqualTo(redriven.get(arn));
        assertThat(sfn.getExecutionHistory(it -> it.executionArn(arn)).events())
                .as(arn)
                .extracting(HistoryEvent::type)
                .containsExactly(
                        HistoryEventType.EXECUTION_STARTED,
                        HistoryEventType.TASK_STATE_ENTERED,
                        HistoryEventType.ACTIVITY_SCHEDULED,
                        HistoryEventType.EXECUTION_ABORTED,
                        HistoryEventType.EXECUTION_REDRIVEN,
                        HistoryEventType.ACTIVITY_SCHEDULED,
                        HistoryEventType.ACTIVITY_STARTED,
                        HistoryEventType.ACTIVITY_SUCCEEDED,
                        HistoryEventType.TASK_STATE_EXITED,
                        HistoryEventType.EXECUTION_SUCCEEDED);
    }
}
