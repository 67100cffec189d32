package gantry.logs.api;

import gantry.logs.store.LogStore;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;

import java.util.List;

/** Events of a group are kept for ever from then on. */
final class DeleteRetentionPolicy implements LogsOperation {
    private final LogStore store;

    DeleteRetentionPolicy(LogStore store) {
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
        if (!store.setRetention(request.requireString("logGroupName"), null)) {
            throw Refusals.noGroup();
        }
        return Response.EMPTY;
    }
}
