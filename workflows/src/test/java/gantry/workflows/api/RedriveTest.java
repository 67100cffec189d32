package gantry.workflows.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import gantry.workflows.definitions.Quotas;
import gantry.workflows.errors.ExecutionNotRedrivable;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The shapes of RedriveExecution and of what shows a redrive. */
class RedriveTest {
    @TempDir private Path folder;
    private ApiWorld world;
    private String machine = "";
    private String execution = "";

    @BeforeEach
    void create() {
        world = new ApiWorld(folder.resolve("data"), Quotas.AWS);
        machine =
                String.valueOf(
                        world.call(
                                        "CreateStateMachine",
                                        "name",
                                        "m",
                                        "roleArn",
                                        "arn:aws:iam::000000000000:role/r",
                                        "definition",
                                        """
                                        {"StartAt": "P", "States": {
                                          "P": {"Type": "Pass", "End": true}}}\
                                        """)
                                .get("stateMachineArn"));
        execution =
                String.valueOf(
                        world.call("StartExecution", "stateMachineArn", machine, "name", "e")
                                .get("executionArn"));
        world.call("StopExecution", "executionArn", execution, "error", "E", "cause", "C");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Map<String, @Nullable Object> describe() {
        return world.call("DescribeExecution", "executionArn", execution);
    }

    @Test
    void an_execution_that_ended_without_success_is_REDRIVABLE_without_a_reason() {
        assertThat(describe())
                .containsEntry("redriveStatus", "REDRIVABLE")
                .containsEntry("redriveCount", 0)
                .doesNotContainKeys("redriveStatusReason", "redriveDate");
    }

    @Test
    void a_redriven_execution_has_no_end_and_no_error_while_it_runs_again() {
        var answer =
                world.call("RedriveExecution", "executionArn", execution, "clientToken", "token-1");
        assertThat(answer).containsOnlyKeys("redriveDate");
        assertThat(world.engine.redrivenBy).containsExactly("token-1");
        assertThat(describe())
                .containsEntry("status", "RUNNING")
                .containsEntry("redriveCount", 1)
                .containsEntry("redriveDate", answer.get("redriveDate"))
                .containsEntry("redriveStatus", "NOT_REDRIVABLE")
                .containsEntry("redriveStatusReason", "Execution is RUNNING and cannot be redriven")
                .doesNotContainKeys("stopDate", "error", "cause");
        assertThat(world.call("ListExecutions", "stateMachineArn", machine).get("executions"))
                .asInstanceOf(LIST)
                .singleElement(MAP)
                .containsEntry("redriveCount", 1)
                .containsEntry("redriveDate", answer.get("redriveDate"));
    }

    @Test
    void after_fourteen_days_it_is_too_late() {
        world.clock.advance(Duration.ofDays(14).minusMillis(1));
        assertThat(describe()).containsEntry("redriveStatus", "REDRIVABLE");
        world.clock.advance(Duration.ofMillis(1));
        assertThat(describe())
                .containsEntry("redriveStatus", "NOT_REDRIVABLE")
                .containsEntry("redriveStatusReason", "Execution redrivable period exceeded");
    }

    @Test
    void a_history_without_room_for_two_more_events_is_too_long() {
        world.engine.events = 24_998;
        assertThat(describe()).containsEntry("redriveStatus", "REDRIVABLE");
        world.engine.events = 24_999;
        assertThat(describe())
                .containsEntry("redriveStatusReason", "Execution history event limit exceeded");
    }

    @Test
    void an_execution_of_a_deleted_machine_is_not_redrivable() {
        world.call("DeleteStateMachine", "stateMachineArn", machine);
        assertThat(describe())
                .containsEntry("redriveStatusReason", "State machine is in DELETING status");
        assertThatThrownBy(() -> world.call("RedriveExecution", "executionArn", execution))
                .isInstanceOf(ExecutionNotRedrivable.class);
    }
}
