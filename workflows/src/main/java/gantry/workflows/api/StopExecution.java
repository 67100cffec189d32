package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.Engine;

/** Ends a Standard execution as ABORTED; one that has ended answers when it did. */
final class StopExecution implements StatesOperation {
    private final Engine engine;

    StopExecution(Engine engine) {
        this.engine = engine;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        long stoppedAtMs =
                engine.stopExecution(
                        ExecutionArn.parse(request.requireString("executionArn")),
                        request.findString("error"),
                        request.findString("cause"));
        return new Answer().withTime("stopDate", stoppedAtMs).response();
    }
}
