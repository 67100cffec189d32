package gantry.logs.api;

import gantry.operations.AwsException;
import gantry.operations.Call;
import gantry.operations.GuardedOperation;
import gantry.operations.Operation;
import gantry.operations.Request;
import gantry.operations.Response;

import java.io.UncheckedIOException;

/** An operation, with what the disk refuses told so that SDKs try again, and in the log. */
record DiskGuard(Operation operation) implements GuardedOperation {
    private static final System.Logger LOG = System.getLogger("gantry.logs");

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
