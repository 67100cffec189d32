package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.OperationId;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.operations.ValidationException;

import java.util.List;

/** An operation of the API that this server does not have: it says so, by name. */
record NotBuilt(OperationId id) implements StatesOperation {
    /** Map runs. */
    static final List<NotBuilt> ALL =
            List.of(of("DescribeMapRun"), of("ListMapRuns"), of("UpdateMapRun"));

    private static NotBuilt of(String operation) {
        return new NotBuilt(new OperationId(SERVICE, operation));
    }

    @Override
    public boolean readOnly() {
        return true; // whatever it should do, it does nothing
    }

    @Override
    public Response invoke(Call call, Request request) {
        throw new ValidationException(
                "The operation " + id.name() + " is not built into this server.");
    }
}
