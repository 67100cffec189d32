package gantry.cli.sdk;

import static gantry.cli.testing.Machines.STATES;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.cli.testing.Machines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ActivityListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

import java.util.concurrent.Executors;

@ExtendWith(SharedServer.class)
class ActivitiesTest {
    private final SfnClient sfn;

    ActivitiesTest(SfnClient sfn) {
        this.sfn = sfn;
    }

    @Test
    @Drives({"CreateActivity", "DescribeActivity", "ListActivities", "DeleteActivity"})
    void an_activity_is_created_described_listed_and_deleted() {
        var created = sfn.createActivity(r -> r.name("lift"));
        String arn = created.activityArn();

        var described = sfn.describeActivity(r -> r.activityArn(arn));
        assertThat(arn).isEqualTo(STATES + "activity:lift");
        assertThat(described.activityArn()).isEqualTo(arn);
        assertThat(described.name()).isEqualTo("lift");
        assertThat(described.creationDate()).isEqualTo(created.creationDate());
        assertThat(sfn.listActivities(r -> r.maxResults(1000)).activities())
                .contains(
                        ActivityListItem.builder()
                                .activityArn(arn)
                                .name("lift")
                                .creationDate(created.creationDate())
                                .build());

        sfn.deleteActivity(r -> r.activityArn(arn));
        assertThatThrownBy(() -> sfn.describeActivity(r -> r.activityArn(arn)))
                .isInstanceOf(ActivityDoesNotExistException.class);
    }

    @Test
    @Drives({"GetActivityTask", "SendTaskHeartbeat", "SendTaskSuccess"})
    void a_worker_that_waits_is_handed_the_task_and_its_answer_is_the_output() throws Exception {
        String activity = activity("crane");
        String machine = Machines.create(sfn, "cranes", Machines.task(activity));
        String execution;
        GetActivityTaskResponse task;
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var polling =
                    workers.submit(
                            () ->
                                    sfn.getActivityTask(
                                            r -> r.activityArn(activity).workerName("ada")));
            execution = Machines.start(sfn, machine, "lift", "{\"load\":7}");
            task = polling.get();
        }
        assertThat(task.input()).isEqualTo("{\"load\":7}");

        sfn.sendTaskHeartbeat(r -> r.taskToken(task.taskToken()));
        sfn.sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("{\"lifted\":true}"));

        var ended = Machines.untilEnded(sfn, execution);
        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.output()).isEqualTo("{\"lifted\":true}");
        var events = sfn.getExecutionHistory(r -> r.executionArn(execution)).events();
        assertThat(events)
                .extracting(HistoryEvent::type)
                .containsSubsequence(
                        HistoryEventType.ACTIVITY_SCHEDULED,
                        HistoryEventType.ACTIVITY_STARTED,
                        HistoryEventType.ACTIVITY_SUCCEEDED);
        assertThat(events.get(2).activityScheduledEventDetails().resource()).isEqualTo(activity);
        assertThat(events.get(3).activityStartedEventDetails().workerName()).isEqualTo("ada");
    }

    @Test
    @Drives("SendTaskFailure")
    void a_failure_that_a_worker_reports_ends_the_execution() {
        String activity = activity("rope");
        String machine = Machines.create(sfn, "ropes", Machines.task(activity));
        String execution = Machines.start(sfn, machine, "pull", "{}");
        String token = sfn.getActivityTask(r -> r.activityArn(activity)).taskToken();

        sfn.sendTaskFailure(r -> r.taskToken(token).error("Rope.Torn").cause("It was old"));

        var ended = Machines.untilEnded(sfn, execution);
        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("Rope.Torn");
        assertThat(ended.cause()).isEqualTo("It was old");
    }

    private String activity(String name) {
        return sfn.createActivity(r -> r.name(name)).activityArn();
    }
}
