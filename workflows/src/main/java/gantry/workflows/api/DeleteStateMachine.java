package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.operations.ValidationException;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.definitions.StateMachines;

/** Removes a state machine, as soon as its open executions have ended. */
final class DeleteStateMachine implements StatesOperation {
    private final StateMachines machines;

    DeleteStateMachine(StateMachines machines) {
        this.machines = machines;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        var arn = StateMachineArn.parse(request.requireString("stateMachineArn"));
        if (arn.qualifier() != null) {
            // "If the given state machine ARN is qualified, the request fails with
            // ValidationException" (API reference, DeleteStateMachine).
            throw new ValidationException(
                    "Qualified State Machine ARNs are not supported by DeleteStateMachine");
        }
        machines.delete(Arns.unlabelled(request));
        return Response.EMPTY;
    }
}
