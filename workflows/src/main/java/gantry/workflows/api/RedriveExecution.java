package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.definitions.StateMachines;
import gantry.workflows.engine.Engine;

/** Has a Standard execution go on from where it failed, timed out or was stopped. */
final class RedriveExecution implements StatesOperation {
    private final StateMachines machines;
    private final Engine engine;

    RedriveExecution(StateMachines machines, Engine engine) {
        this.machines = machines;
        this.engine = engine;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        var arn = ExecutionArn.parse(request.requireString("executionArn"));
        long redrivenAtMs =
                engine.redriveExecution(
                        new gantry.workflows.engine.RedriveExecution(
                                arn,
                                request.findString("clientToken"),
                                machines.isDeleted(arn.stateMachineArn())));
        return new Answer().withTime("redriveDate", redrivenAtMs).response();
    }
}
