package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Operation;
import gantry.operations.OperationId;
import gantry.operations.Request;

import java.util.List;

/** An operation of Step Functions: its class has its name, its request names its resource. */
interface StatesOperation extends Operation {
    /** The service as signatures and ARNs spell it. */
    String SERVICE = "states";

    /** The members that name what a request is about. */
    List<String> RESOURCE_MEMBERS =
            List.of(
                    "stateMachineArn",
                    "stateMachineVersionArn",
                    "stateMachineAliasArn",
                    "executionArn",
                    "activityArn",
                    "resourceArn",
                    "mapRunArn");

    @Override
    default OperationId id() {
        return new OperationId(SERVICE, getClass().getSimpleName());
    }

    @Override
    default List<String> resources(Call call, Request request) {
        for (String member : RESOURCE_MEMBERS) {
            String arn = request.findString(member);
            if (arn != null) {
                return List.of(arn);
            }
        }
        return List.of("*");
    }
}
