package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.definitions.StateMachines;
import gantry.workflows.engine.ExecutionDetails;
import gantry.workflows.engine.ExecutionReader;
import gantry.workflows.engine.MapRunChild;
import gantry.workflows.engine.Redrivable;

import java.time.InstantSource;

/** Shows a Standard execution, or a child of a map run. */
final class DescribeExecution implements StatesOperation {
    private final ExecutionReader executions;
    private final StateMachines machines;
    private final InstantSource clock;

    DescribeExecution(ExecutionReader executions, StateMachines machines, InstantSource clock) {
        this.executions = executions;
        this.machines = machines;
        this.clock = clock;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        var arn = ExecutionArn.parseWithChildren(request.requireString("executionArn"));
        var execution = executions.require(arn);
        var qualifiers = execution.qualifiers();
        var answer =
                new Answer()
                        .with("executionArn", arn.toString())
                        .with("stateMachineArn", arn.stateMachineArn().toString())
                        .with("name", arn.name())
                        .with(
                                "status",
                                MapRunChild.shownStatus(execution.status(), execution.child()))
                        .withTime("startDate", execution.startedAtMs())
                        .withTime("stopDate", execution.closedAtMs());
        IncludedData included = IncludedData.of(request);
        included.put(answer, "input", execution.input());
        included.put(answer, "output", execution.output());
        Redrivable redrivable = redrivable(execution);
        MapRunChild child = execution.child();
        return answer.with("traceHeader", execution.traceHeader())
                .with("mapRunArn", child == null ? null : child.mapRun().toString())
                .with("error", execution.error())
                .with("cause", execution.cause())
                .with("stateMachineVersionArn", qualifiers.versionArn(arn.stateMachineArn()))
                .with("stateMachineAliasArn", qualifiers.aliasArn(arn.stateMachineArn()))
                .with("redriveCount", execution.redriveCount())
                .withTime("redriveDate", execution.redrivenAtMs())
                .with("redriveStatus", redrivable.status())
                .with("redriveStatusReason", redrivable.reason())
                .response();
    }

    private Redrivable redrivable(ExecutionDetails execution) {
        MapRunChild child = execution.child();
        if (child == null) {
            return redrivableAlone(execution);
        }
        return child.isPendingRedrive()
                ? Redrivable.never(MapRunChild.PENDING_REDRIVE)
                : redrivableAlone(execution).byMapRun();
    }

    private Redrivable redrivableAlone(ExecutionDetails execution) {
        return switch (execution.status()) {
            case RUNNING, SUCCEEDED -> Redrivable.never(execution.status());
            case FAILED, TIMED_OUT, ABORTED ->
                    Redrivable.of(
                            new Redrivable.Ended(
                                    execution.startedAtMs(),
                                    execution.closedAtMs(),
                                    executions.countEvents(execution.arn()),
                                    machines.isDeleted(execution.arn().machineArn())),
                            clock.millis());
        };
    }
}
