package gantry.cli.sdk;

import static gantry.cli.testing.Machines.STATES;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.Machines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;

import java.util.List;

@ExtendWith(SharedServer.class)
class MapRunsTest {
    private final SfnClient sfn;

    MapRunsTest(SfnClient sfn) {
        this.sfn = sfn;
    }

    /** Its children leave their only state to the activity, one after the other. */
    private static String oneByOne(String activity) {
        return """
        {"StartAt": "M", "States": {
          "M": {"Type": "Map", "Label": "each", "MaxConcurrency": 1, "End": true, "ItemProcessor": {
            "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
            "StartAt": "S", "States": {"S": {"Type": "Task", "Resource": "%s", "End": true}}}}}}\
        """
                .formatted(activity);
    }

    @Test
    @Drives({"ListMapRuns", "DescribeMapRun", "UpdateMapRun"})
    void a_map_run_is_listed_described_and_changed_while_it_runs() {
        String activity = sfn.createActivity(r -> r.name("mapped")).activityArn();
        String machine = Machines.create(sfn, "mapped", oneByOne(activity));
        String execution = Machines.start(sfn, machine, "e", "[\"a\",\"b\",\"c\"]");
        GetActivityTaskResponse first = take(activity);
        assertThat(first.input()).isEqualTo("\"a\"");

        MapRunListItem listed = onlyMapRun(execution);
        String mapRun = listed.mapRunArn();
        assertThat(mapRun).startsWith(STATES + "mapRun:mapped/each:");
        assertThat(listed.stateMachineArn()).isEqualTo(machine + "/each");
        assertThat(listed.stopDate()).isNull();
        var running = sfn.describeMapRun(r -> r.mapRunArn(mapRun));
        assertThat(running.status()).isEqualTo(MapRunStatus.RUNNING);
        assertThat(running.executionArn()).isEqualTo(execution);
        assertThat(running.maxConcurrency()).isEqualTo(1);
        assertThat(running.itemCounts().running()).isEqualTo(1);
        assertThat(running.itemCounts().pending()).isEqualTo(2);

        sfn.updateMapRun(
                r ->
                        r.mapRunArn(mapRun)
                                .maxConcurrency(2)
                                .toleratedFailureCount(1L)
                                .toleratedFailurePercentage(50f));
        GetActivityTaskResponse second = take(activity); // comes only now: two may run at once
        sfn.sendTaskFailure(r -> r.taskToken(second.taskToken()).error("No"));
        succeed(first);
        succeed(take(activity));

        assertThat(Machines.untilEnded(sfn, execution).status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(onlyMapRun(execution).stopDate()).isNotNull();
        var ended = sfn.describeMapRun(r -> r.mapRunArn(mapRun));
        assertThat(ended.status()).isEqualTo(MapRunStatus.SUCCEEDED);
        assertThat(ended.maxConcurrency()).isEqualTo(2);
        assertThat(ended.toleratedFailureCount()).isEqualTo(1);
        assertThat(ended.toleratedFailurePercentage()).isEqualTo(50f);
        assertThat(ended.itemCounts().succeeded()).isEqualTo(2);
        assertThat(ended.itemCounts().failed()).isEqualTo(1);
        checkChildren(mapRun);
    }

    private void checkChildren(String mapRun) {
        List<ExecutionListItem> children =
                sfn.listExecutions(r -> r.mapRunArn(mapRun)).executions();
        assertThat(children)
                .allSatisfy(child -> assertThat(child.mapRunArn()).isEqualTo(mapRun))
                .extracting(ExecutionListItem::status)
                .containsExactlyInAnyOrder(
                        ExecutionStatus.SUCCEEDED,
                        ExecutionStatus.SUCCEEDED,
                        ExecutionStatus.FAILED);
        var failed =
                sfn.listExecutions(r -> r.mapRunArn(mapRun).statusFilter(ExecutionStatus.FAILED));
        assertThat(failed.executions())
                .singleElement()
                .satisfies(
                        child ->
                                assertThat(describedMapRun(child.executionArn()))
                                        .isEqualTo(mapRun));
    }

    private String describedMapRun(String child) {
        return sfn.describeExecution(r -> r.executionArn(child)).mapRunArn();
    }

    private MapRunListItem onlyMapRun(String execution) {
        List<MapRunListItem> mapRuns = sfn.listMapRuns(r -> r.executionArn(execution)).mapRuns();
        assertThat(mapRuns).hasSize(1);
        return mapRuns.getFirst();
    }

    private GetActivityTaskResponse take(String activity) {
        return sfn.getActivityTask(r -> r.activityArn(activity));
    }

    private void succeed(GetActivityTaskResponse task) {
        sfn.sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("{}"));
    }
}
