package gantry.logs.api;

import gantry.logs.store.LogStore;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;

import java.util.List;

/** Deletes a log stream with its events. */
final class DeleteLogStream implements LogsOperation {
    private final LogStore store;

    DeleteLogStream(LogStore store) {
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
        String group = GroupArns.require(store, call, request);
        if (!store.deleteStream(group, request.requireString("logStreamName"))) {
            throw Refusals.noStream();
        }
        return Response.EMPTY;
    }
}
