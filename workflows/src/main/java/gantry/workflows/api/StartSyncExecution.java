package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.definitions.StateMachineType;
import gantry.workflows.engine.Engine;
import gantry.workflows.engine.SyncOutcome;
import gantry.workflows.errors.StateMachineTypeNotSupported;

/** Runs an Express execution and answers how it ended. */
final class StartSyncExecution implements StatesOperation {
    /** Express executions are billed in steps of 100 ms (pricing page). */
    private static final long BILLED_STEP_MS = 100;

    /** Express executions are billed in steps of 64 MB (pricing page); ours need one. */
    private static final int BILLED_MEMORY_MB = 64;

    private final Starts starts;
    private final Engine engine;

    StartSyncExecution(Starts starts, Engine engine) {
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
        if (start.machine().type() != StateMachineType.EXPRESS) {
            throw new StateMachineTypeNotSupported();
        }
        SyncOutcome outcome = engine.startSyncExecution(starts.express(call, start));
        var answer =
                new Answer()
                        .with("executionArn", outcome.executionArn())
                        .with("stateMachineArn", start.machine().arn().toString())
                        .with("name", start.name())
                        .withTime("startDate", outcome.startedAtMs())
                        .withTime("stopDate", outcome.closedAtMs())
                        .with("status", outcome.status().name())
                        .with("error", outcome.error())
                        .with("cause", outcome.cause());
        IncludedData included = IncludedData.of(request);
        included.put(answer, "input", start.input());
        included.put(answer, "output", outcome.output());
        return answer.with("traceHeader", start.traceHeader())
                .with("billingDetails", billing(outcome.closedAtMs() - outcome.startedAtMs()))
                .response();
    }

    private static JsonObject billing(long durationMs) {
        long steps = Math.max(1, Math.ceilDiv(durationMs, BILLED_STEP_MS));
        return JsonObject.of(
                "billedMemoryUsedInMB",
                BILLED_MEMORY_MB,
                "billedDurationInMilliseconds",
                steps * BILLED_STEP_MS);
    }
}
