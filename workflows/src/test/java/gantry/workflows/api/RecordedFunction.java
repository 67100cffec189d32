package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Operation;
import gantry.operations.OperationId;
import gantry.operations.Request;
import gantry.operations.Response;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;

/**
 * Lambda with the two functions of the recordings: one greets whoever sends it data, one answers an
 * empty object.
 */
final class RecordedFunction implements Operation {
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
        String input = request.findString("Payload");
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("StatusCode", 200L);
        answer.put("ExecutedVersion", "$LATEST");
        answer.put(
                "Payload", input != null && input.contains("inputData") ? "\"HelloWorld!\"" : "{}");
        return Response.of(answer);
    }
}
