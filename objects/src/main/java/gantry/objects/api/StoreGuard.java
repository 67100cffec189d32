package gantry.objects.api;

import gantry.operations.Call;
import gantry.operations.GuardedOperation;
import gantry.operations.Operation;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.operations.ServiceUnavailable;

import java.io.UncheckedIOException;

/** An operation, with what the disk refuses told so that it is tried again, and in the log. */
record StoreGuard(Operation operation) implements GuardedOperation {
    private static final System.Logger LOG = System.getLogger("gantry.objects");

    @Override
    public Response invoke(Call call, Request request) {
        try {
            return operation.invoke(call, request);
        } catch (UncheckedIOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} could not use the store of objects (request {1}): {2}: {3}",
                    id(),
                    call.requestId(),
                    e.getMessage(),
                    e.getCause());
            throw new ServiceUnavailable(
                    "The store of objects cannot do this now; please try again.");
        }
    }
}
