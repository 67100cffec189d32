package gantry.workflows.model;

import gantry.json.Payload;
import gantry.operations.Call;
import gantry.operations.Operation;
import gantry.operations.OperationId;
import gantry.operations.Request;
import gantry.operations.Response;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Functions that do what their names say: {@code echo}, {@code fail}, {@code hang}. */
final class PaperLambda implements Operation {
    static final String FUNCTION = "arn:aws:lambda:us-east-1:111111111111:function:";

    @Override
    public OperationId id() {
        return new OperationId("lambda", "Invoke");
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        String function = request.requireString("FunctionName");
        if (function.endsWith("hang")) {
            hang(call);
        }
        if (function.endsWith("fail")) {
            return Response.of(
                    Map.of(
                            "StatusCode",
                            200L,
                            "FunctionError",
                            "Unhandled",
                            "Payload",
                            "{\"errorType\": \"Broken\", \"errorMessage\": \"as asked\"}",
                            "ExecutedVersion",
                            "$LATEST"));
        }
        Object payload = request.members().get("Payload");
        return Response.of(
                Map.of(
                        "StatusCode",
                        200L,
                        "Payload",
                        payload instanceof Payload given ? given.text() : "{}",
                        "ExecutedVersion",
                        "$LATEST"));
    }

    private static void hang(Call call) {
        var cancelled = new CountDownLatch(1);
        call.cancellation().onCancel(cancelled::countDown);
        try {
            cancelled.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
