package gantry.logs.api;

import gantry.operations.AwsException;
import gantry.operations.Call;
import gantry.operations.Operation;
import gantry.operations.OperationId;
import gantry.operations.Request;
import gantry.operations.Response;

import java.io.UncheckedIOException;
import java.util.List;

/** An operation, with what the disk refuses told so that SDKs try again, and in the log. */
record DiskGuard(Operation operation) implements Operation {
    private static final System.Logger LOG = System.getLogger("gantry.logs");

    @Override
    public OperationId id() {
        return operation.id();
    }

    @Override
    public String iamAction() {
        return operation.iamAction();
    }

    @Override
    public boolean readOnly() {
        return operation.readOnly();
    }

    @Override
    public List<String> resources(Call call, Request request) {
        return operation.resources(call, request);
    }

    @Override
    public Response invoke(Call call, Request request) {
        try {
            return operation.invoke(call, request);
        } catch (UncheckedIOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} could not use the log folder (request {1}): {2}",
                    id(),
                    call.requestId(),
                    e.getMessage());
            throw new AwsException(
                    503,
                    "ServiceUnavailableException",
                    "The log store cannot do this now; please try again.");
        }
    }
}
