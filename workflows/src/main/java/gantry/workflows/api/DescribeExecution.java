package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.ExecutionReader;

import java.time.InstantSource;

/** Shows a Standard execution. */
final class DescribeExecution implements StatesOperation {
    private final ExecutionReader executions;
    private final InstantSource clock;

    DescribeExecution(ExecutionReader executions, InstantSource clock) {
        this.executions = executions;
        this.clock = clock;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        var arn = ExecutionArn.parse(request.requireString("executionArn"));
        var execution = executions.require(arn);
        var qualifiers = execution.qualifiers();
        var answer =
                new Answer()
                        .with("executionArn", arn.toString())
                        .with("stateMachineArn", arn.stateMachineArn().toString())
                        .with("name", arn.name())
                        .with("status", execution.status().name())
                        .withTime("startDate", execution.startedAtMs())
                        .withTime("stopDate", execution.closedAtMs());
        IncludedData included = IncludedData.of(request);
        included.put(answer, "input", execution.input());
        included.put(answer, "output", execution.output());
        var redrivable = Redrivable.of(execution, clock.millis());
        return answer.with("traceHeader", execution.traceHeader())
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
}
