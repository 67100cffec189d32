package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.engine.Engine;

/** Reports that a task is still being worked on. */
final class SendTaskHeartbeat implements StatesOperation {
    private final Engine engine;

    SendTaskHeartbeat(Engine engine) {
        this.engine = engine;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        engine.taskHeartbeat(request.requireString("taskToken"));
        return Response.EMPTY;
    }
}
