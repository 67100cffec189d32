package gantry.cli.sdk;

import static gantry.cli.testing.Machines.GREET;
import static gantry.cli.testing.Machines.PASS;
import static gantry.cli.testing.Machines.STATES;
import static gantry.cli.testing.Machines.WAIT;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.Machines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

import java.util.List;

@ExtendWith(SharedServer.class)
class ExecutionsTest {
    private static final String ADA =
            """
            {"name": "Ada"}\
            """;

    private final SfnClient sfn;

    ExecutionsTest(SfnClient sfn) {
        this.sfn = sfn;
    }

    @Test
    @Drives({"StartExecution", "DescribeExecution"})
    void an_execution_is_described_with_all_that_became_of_it() {
        String machine = Machines.create(sfn, "greet", GREET);

        var started =
                sfn.startExecution(
                        r ->
                                r.stateMachineArn(machine)
                                        .name("first")
                                        .input(ADA)
                                        .traceHeader("Root=1-5e272390-8c398be037738dc042009320"));

        var execution = Machines.untilEnded(sfn, started.executionArn());
        assertThat(execution.executionArn())
                .isEqualTo(started.executionArn())
                .isEqualTo(STATES + "execution:greet:first");
        assertThat(execution.stateMachineArn()).isEqualTo(machine);
        assertThat(execution.name()).isEqualTo("first");
        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(execution.input()).isEqualTo(ADA);
        assertThat(execution.inputDetails().included()).isTrue();
        assertThat(execution.output()).isEqualTo("{\"greeting\":\"Hello Ada\"}");
        assertThat(execution.outputDetails().included()).isTrue();
        assertThat(execution.startDate()).isEqualTo(started.startDate());
        assertThat(execution.stopDate()).isAfterOrEqualTo(started.startDate());
        assertThat(execution.traceHeader()).isEqualTo("Root=1-5e272390-8c398be037738dc042009320");
        assertThat(execution.error()).isNull();
        assertThat(execution.redriveCount()).isZero();
        assertThat(execution.redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
    }

    @Test
    void a_failed_execution_has_error_and_cause() {
        String machine = Machines.create(sfn, "greet-nobody", GREET);

        var execution = Machines.untilEnded(sfn, Machines.start(sfn, machine, "nobody", "{}"));

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).isEqualTo("States.Runtime");
        assertThat(execution.cause()).contains("$.name");
        assertThat(execution.output()).isNull();
    }

    @Test
    void starting_a_running_execution_again_answers_the_first_start() {
        String machine = Machines.create(sfn, "idempotent", WAIT);

        var first = sfn.startExecution(r -> r.stateMachineArn(machine).name("one").input("[1]"));
        var second = sfn.startExecution(r -> r.stateMachineArn(machine).name("one").input("[1]"));

        assertThat(second.executionArn()).isEqualTo(first.executionArn());
        assertThat(second.startDate()).isEqualTo(first.startDate());
    }

    @Test
    @Drives("GetExecutionHistory")
    void a_history_tells_every_step() {
        String machine = Machines.create(sfn, "history", GREET);
        String arn = Machines.start(sfn, machine, "told", ADA);
        Machines.untilEnded(sfn, arn);

        List<HistoryEvent> events = sfn.getExecutionHistory(r -> r.executionArn(arn)).events();

        assertThat(events)
                .extracting(HistoryEvent::type)
                .containsExactly(
                        HistoryEventType.EXECUTION_STARTED,
                        HistoryEventType.PASS_STATE_ENTERED,
                        HistoryEventType.PASS_STATE_EXITED,
                        HistoryEventType.EXECUTION_SUCCEEDED);
        assertThat(events).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L, 4L);
        assertThat(events)
                .extracting(HistoryEvent::previousEventId)
                .containsExactly(0L, 0L, 2L, 3L);
        assertThat(events.get(0).executionStartedEventDetails().input()).isEqualTo(ADA);
        assertThat(events.get(0).executionStartedEventDetails().roleArn()).isEqualTo(Machines.ROLE);
        assertThat(events.get(1).stateEnteredEventDetails().name()).isEqualTo("S");
        assertThat(events.get(2).stateExitedEventDetails().output())
                .isEqualTo("{\"greeting\":\"Hello Ada\"}");
        assertThat(events.get(3).executionSucceededEventDetails().output())
                .isEqualTo("{\"greeting\":\"Hello Ada\"}");
    }

    @Test
    void a_history_without_data_keeps_names_and_leaves_payloads_out() {
        String machine = Machines.create(sfn, "history-bare", GREET);
        String arn = Machines.start(sfn, machine, "told", ADA);
        Machines.untilEnded(sfn, arn);

        var events =
                sfn.getExecutionHistory(
                                r ->
                                        r.executionArn(arn)
                                                .includeExecutionData(false)
                                                .reverseOrder(true))
                        .events();

        assertThat(events).extracting(HistoryEvent::id).containsExactly(4L, 3L, 2L, 1L);
        assertThat(events.get(1).stateExitedEventDetails().name()).isEqualTo("S");
        assertThat(events.get(1).stateExitedEventDetails().output()).isNull();
        assertThat(events.get(3).executionStartedEventDetails().input()).isNull();
    }

    @Test
    @Drives("DescribeStateMachineForExecution")
    void an_execution_keeps_the_revision_it_started_under() {
        String machine = Machines.create(sfn, "revised", WAIT);
        String arn = Machines.start(sfn, machine, "before", "{}");
        sfn.updateStateMachine(r -> r.stateMachineArn(machine).definition(PASS));

        var revision = sfn.describeStateMachineForExecution(r -> r.executionArn(arn));

        assertThat(revision.stateMachineArn()).isEqualTo(machine);
        assertThat(revision.name()).isEqualTo("revised");
        assertThat(revision.definition()).isEqualTo(WAIT);
        assertThat(revision.roleArn()).isEqualTo(Machines.ROLE);
        assertThat(revision.updateDate()).isNotNull();
        assertThat(sfn.describeExecution(r -> r.executionArn(arn)).status())
                .isEqualTo(ExecutionStatus.RUNNING);
    }

    @Test
    @Drives("StopExecution")
    void a_stopped_execution_is_ABORTED_with_what_was_said() {
        String machine = Machines.create(sfn, "stopped", WAIT);
        String arn = Machines.start(sfn, machine, "late", "{}");

        var stop = sfn.stopExecution(r -> r.executionArn(arn).error("Enough").cause("It is late"));

        var execution = sfn.describeExecution(r -> r.executionArn(arn));
        assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(execution.error()).isEqualTo("Enough");
        assertThat(execution.cause()).isEqualTo("It is late");
        assertThat(execution.stopDate()).isEqualTo(stop.stopDate());
    }

    @Test
    @Drives("ListExecutions")
    void executions_are_listed_by_status_the_newest_first() {
        String machine = Machines.create(sfn, "listed", WAIT);
        String one = Machines.start(sfn, machine, "one", "{}");
        Machines.start(sfn, machine, "two", "{}");
        sfn.stopExecution(r -> r.executionArn(one));

        var running =
                sfn.listExecutions(
                        r -> r.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING));
        var aborted =
                sfn.listExecutions(
                        r -> r.stateMachineArn(machine).statusFilter(ExecutionStatus.ABORTED));
        var all = sfn.listExecutions(r -> r.stateMachineArn(machine));

        assertThat(running.executions()).extracting(ExecutionListItem::name).containsExactly("two");
        assertThat(running.executions().getFirst().stopDate()).isNull();
        assertThat(aborted.executions()).extracting(ExecutionListItem::name).containsExactly("one");
        ExecutionListItem closed = aborted.executions().getFirst();
        assertThat(closed.executionArn()).isEqualTo(one);
        assertThat(closed.stateMachineArn()).isEqualTo(machine);
        assertThat(closed.stopDate()).isAfterOrEqualTo(closed.startDate());
        assertThat(all.executions()).hasSize(2);
    }

    @Test
    @Drives("StartSyncExecution")
    void a_synchronous_execution_answers_with_its_end() {
        String machine = Machines.create(sfn, "sync", GREET, StateMachineType.EXPRESS);

        var good = sfn.startSyncExecution(r -> r.stateMachineArn(machine).name("run").input(ADA));
        var bad =
                sfn.startSyncExecution(
                        r ->
                                r.stateMachineArn(machine)
                                        .input("{}")
                                        .includedData(IncludedData.METADATA_ONLY));

        assertThat(good.executionArn()).startsWith(STATES + "express:sync:run:");
        assertThat(good.stateMachineArn()).isEqualTo(machine);
        assertThat(good.name()).isEqualTo("run");
        assertThat(good.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
        assertThat(good.input()).isEqualTo(ADA);
        assertThat(good.output()).isEqualTo("{\"greeting\":\"Hello Ada\"}");
        assertThat(good.stopDate()).isAfterOrEqualTo(good.startDate());
        assertThat(good.billingDetails().billedDurationInMilliseconds()).isPositive();
        assertThat(good.billingDetails().billedMemoryUsedInMB()).isEqualTo(64);
        assertThat(bad.status()).isEqualTo(SyncExecutionStatus.FAILED);
        assertThat(bad.error()).isEqualTo("States.Runtime");
        assertThat(bad.input()).isNull();
        assertThat(bad.inputDetails().included()).isFalse();
    }

    @Test
    void an_Express_machine_is_started_without_waiting_for_its_end() {
        String machine = Machines.create(sfn, "express", PASS, StateMachineType.EXPRESS);

        var first = sfn.startExecution(r -> r.stateMachineArn(machine).name("same"));
        var second = sfn.startExecution(r -> r.stateMachineArn(machine).name("same"));

        assertThat(first.executionArn()).startsWith(STATES + "express:express:same:");
        assertThat(second.executionArn()).isNotEqualTo(first.executionArn());
    }
}
