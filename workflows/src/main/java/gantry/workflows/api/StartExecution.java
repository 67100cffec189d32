package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.definitions.StateMachineType;
import gantry.workflows.engine.Engine;
import gantry.workflows.engine.Started;

/** Starts an execution; of a Standard machine only once under each name. */
final class StartExecution implements StatesOperation {
    private final Starts starts;
    private final Engine engine;

    StartExecution(Starts starts, Engine engine) {
        this.starts = starts;
        this.engine = engine;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        Starts.Start start = starts.read(request);
        Started started =
                start.machine().type() == StateMachineType.EXPRESS
                        ? engine.startExpress(starts.express(call, start))
                        : engine.startExecution(standard(start));
        return new Answer()
                .with("executionArn", started.executionArn())
                .withTime("startDate", started.startedAtMs())
                .response();
    }

    private static gantry.workflows.engine.StartExecution standard(Starts.Start start) {
        return new gantry.workflows.engine.StartExecution(
                start.machine().arn().execution(start.name()),
                start.named(),
                start.revision(),
                start.qualifiers(),
                start.input(),
                start.traceHeader());
    }
}
