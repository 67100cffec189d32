package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.engine.Engine;

/** Reports that a task failed. */
final class SendTaskFailure implements StatesOperation {
    private final Engine engine;

    SendTaskFailure(Engine engine) {
        this.engine = engine;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        engine.taskFailed(
                request.requireString("taskToken"),
                request.findString("error"),
                request.findString("cause"));
        return Response.EMPTY;
    }
}
