package gantry.logs.api;

import gantry.logs.store.LogStore;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;

import java.util.List;

/** Deletes a log group with all its streams and events. */
final class DeleteLogGroup implements LogsOperation {
    private final LogStore store;

    DeleteLogGroup(LogStore store) {
        this.store = store;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public List<String> resources(Call call, Request request) {
        return GroupArns.resources(call, request);
    }

    @Override
    public Response invoke(Call call, Request request) {
        if (!store.deleteGroup(request.requireString("logGroupName"))) {
            throw Refusals.noGroup();
        }
        return Response.EMPTY;
    }
}
