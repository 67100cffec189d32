package gantry.logs.api;

import gantry.logs.store.LogStore;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;

import java.util.List;

/** Makes a log group, which keeps its events for ever until a retention is set. */
final class CreateLogGroup implements LogsOperation {
    private final LogStore store;

    CreateLogGroup(LogStore store) {
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
        Refusals.refuse(request, "kmsKeyId", "tags", "deletionProtectionEnabled");
        if (!"STANDARD".equals(request.members().getOrDefault("logGroupClass", "STANDARD"))) {
            throw Refusals.notBuilt("logGroupClass other than STANDARD");
        }
        if (!store.createGroup(request.requireString("logGroupName"), null)) {
            throw Refusals.groupExists();
        }
        return Response.EMPTY;
    }
}
