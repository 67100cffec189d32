package gantry.workflows.api;

import gantry.json.Payload;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.engine.Engine;
import gantry.workflows.errors.InvalidOutput;

/** Reports that a task ended well. */
final class SendTaskSuccess implements StatesOperation {
    private final Engine engine;

    SendTaskSuccess(Engine engine) {
        this.engine = engine;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        Payload output =
                Payloads.parse(request.requireString("output"), "output", InvalidOutput::new);
        engine.taskSucceeded(request.requireString("taskToken"), output);
        return Response.EMPTY;
    }
}
