package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.GuardedOperation;
import gantry.operations.Operation;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.operations.ServiceUnavailable;
import gantry.operations.ThrottlingException;
import gantry.store.StoreException;
import gantry.workflows.errors.StoreDamaged;

/**
 * An operation, with what the store cannot do now told so that SDKs try again: nothing was kept.
 * What it cannot do at all stays a failure of ours, to be logged.
 */
record StoreGuard(Operation operation) implements GuardedOperation {
    @Override
    public Response invoke(Call call, Request request) {
        try {
            return operation.invoke(call, request);
        } catch (StoreException e) {
            throw refusal(e);
        }
    }

    /** Never the store's own sentence: it names files of the server. */
    private static RuntimeException refusal(StoreException trouble) {
        return switch (trouble.problem()) {
            case BUSY -> new ThrottlingException();
            case FULL, READ_ONLY, ROLLED_BACK, STALE_EPOCH, UNREACHABLE, TAKEN_OVER, STOPPED ->
                    new ServiceUnavailable("The store cannot do this now; please try again.");
            case DAMAGED -> new StoreDamaged();
            case FOLDER, IN_USE, SCHEMA, FAILED, OUTCOME_UNKNOWN -> trouble;
        };
    }
}
