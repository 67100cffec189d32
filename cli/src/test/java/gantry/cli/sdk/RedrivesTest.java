package gantry.cli.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.cli.testing.Machines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

import java.time.Instant;
import java.util.List;

/** An execution that AWS was asked to redrive on 2026-09-24, asked of the server alike. */
@ExtendWith(SharedServer.class)
class RedrivesTest {
    private final SfnClient sfn;

    RedrivesTest(SfnClient sfn) {
        this.sfn = sfn;
    }

    private static String definition(String activity, String marker) {
        return """
        {"StartAt": "Before", "States": {
          "Before": {"Type": "Pass", "Result": "kept", "ResultPath": "$.before", "Next": "Work"},
          "Work": {"Type": "Task", "Resource": "%s", "TimeoutSeconds": 60,
            "Parameters": {"marker": "%s", "before.$": "$.before",
              "execution.$": "$$.Execution", "state.$": "$$.State"},
            "Retry": [{"ErrorEquals": ["Probe.Retry"], "IntervalSeconds": 1, "MaxAttempts": 1}],
            "End": true}}}\
        """
                .formatted(activity, marker);
    }

    @Test
    @Drives("RedriveExecution")
    void a_redriven_execution_goes_on_from_the_failed_task_by_its_own_revision() {
        String activity = sfn.createActivity(r -> r.name("redriven")).activityArn();
        String machine = Machines.create(sfn, "redriven", definition(activity, "original"));
        String arn = Machines.start(sfn, machine, "one", "{}");
        assertThat(fail(activity).input()).contains("\"RedriveCount\":0}");
        GetActivityTaskResponse retry = fail(activity);
        assertThat(retry.input()).contains("\"RetryCount\":1");
        var failed = Machines.untilEnded(sfn, arn);
        assertThat(failed.redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
        assertThat(failed.redriveStatusReason()).isNull();
        sfn.updateStateMachine(
                r -> r.stateMachineArn(machine).definition(definition(activity, "updated")));

        Instant date = redrive(arn, "A");

        var running = sfn.describeExecution(r -> r.executionArn(arn));
        assertThat(running.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(running.redriveCount()).isEqualTo(1);
        assertThat(running.redriveDate()).isEqualTo(date);
        assertThat(running.startDate()).isEqualTo(failed.startDate());
        assertThat(running.stopDate()).isNull();
        assertThat(running.error()).isNull();
        assertThat(running.redriveStatusReason())
                .isEqualTo("Execution is RUNNING and cannot be redriven");
        assertThat(redrive(arn, "A")).isEqualTo(date);
        assertThatThrownBy(() -> redrive(arn, "B"))
                .isInstanceOf(ExecutionNotRedrivableException.class);
        GetActivityTaskResponse again = sfn.getActivityTask(r -> r.activityArn(activity));
        assertThat(again.input())
                .contains("\"marker\":\"original\"", "\"before\":\"kept\"", "\"RetryCount\":0")
                .contains("\"RedriveCount\":1,\"RedriveTime\":\"");
        assertThatThrownBy(
                        () -> sfn.sendTaskSuccess(r -> r.taskToken(retry.taskToken()).output("1")))
                .isInstanceOf(TaskTimedOutException.class);
        sfn.sendTaskSuccess(r -> r.taskToken(again.taskToken()).output("\"fixed\""));
        var succeeded = Machines.untilEnded(sfn, arn);
        assertThat(succeeded.output()).isEqualTo("\"fixed\"");
        assertThat(succeeded.redriveStatusReason())
                .isEqualTo("Execution is SUCCEEDED and cannot be redriven");
        assertThat(events(arn))
                .endsWith(
                        "11<10 ExecutionFailed",
                        "12<11 ExecutionRedriven",
                        "13<4 ActivityScheduled",
                        "14<13 ActivityStarted",
                        "15<14 ActivitySucceeded",
                        "16<15 TaskStateExited",
                        "17<16 ExecutionSucceeded");
        ExecutionListItem line =
                sfn.listExecutions(r -> r.stateMachineArn(machine)).executions().getFirst();
        assertThat(line.redriveCount()).isEqualTo(1);
        assertThat(line.redriveDate()).isEqualTo(date);
    }

    private GetActivityTaskResponse fail(String activity) {
        GetActivityTaskResponse task = sfn.getActivityTask(r -> r.activityArn(activity));
        sfn.sendTaskFailure(r -> r.taskToken(task.taskToken()).error("Probe.Retry"));
        return task;
    }

    private Instant redrive(String arn, String token) {
        return sfn.redriveExecution(r -> r.executionArn(arn).clientToken(token)).redriveDate();
    }

    private List<String> events(String arn) {
        return sfn.getExecutionHistory(r -> r.executionArn(arn)).events().stream()
                .map(RedrivesTest::text)
                .toList();
    }

    private static String text(HistoryEvent event) {
        return event.id() + "<" + event.previousEventId() + " " + event.typeAsString();
    }
}
