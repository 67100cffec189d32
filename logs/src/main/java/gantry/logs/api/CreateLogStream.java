package gantry.logs.api;

import gantry.logs.store.LogStore;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;

import java.util.List;

/** Makes a log stream in a group. */
final class CreateLogStream implements LogsOperation {
    private final LogStore store;

    CreateLogStream(LogStore store) {
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
        if (!store.createStream(group, request.requireString("logStreamName"))) {
            throw Refusals.streamExists();
        }
        return Response.EMPTY;
    }
}
