package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Quotas;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.definitions.StateMachineType;
import gantry.workflows.engine.Engine;
import gantry.workflows.engine.Started;

/** Starts an execution; of a Standard machine only once under each name. */
final class StartExecution implements StatesOperation {
    private final Starts starts;
    private final Engine engine;
    private final Quotas quotas;

    StartExecution(Starts starts, Engine engine, Quotas quotas) {
        this.starts = starts;
        this.engine = engine;
        this.quotas = quotas;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        Starts.Start start = starts.read(request);
        boolean isExpress = start.machine().type() == StateMachineType.EXPRESS;
        quotas.take(isExpress ? ApiRates.EXPRESS_START : ApiRates.STANDARD_START);
        Started started =
                isExpress
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
