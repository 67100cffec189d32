package gantry.wire;

import gantry.operations.Call;
import gantry.operations.Operation;
import gantry.operations.OperationId;
import gantry.operations.Request;
import gantry.operations.Response;

/**
 * Answers what it was asked, through the same decoding, registry and encoding as any operation,
 * without doing anything: what the benchmarks measure others against.
 */
public final class Echo implements Operation {
    public static final OperationId ID = new OperationId("gantry", "Echo");

    @Override
    public OperationId id() {
        return ID;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        return Response.of(request.members());
    }
}
