package gantry.objects.api;

import gantry.objects.store.ObjectStore;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;

import java.util.Set;

/** Deletes an object; nothing is wrong if there is none. */
final class DeleteObject implements S3Operation {
    private final ObjectStore store;

    DeleteObject(ObjectStore store) {
        this.store = store;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        Members members = Members.of("DeleteObject", call, request, Set.of("Bucket", "Key"));
        store.delete(members.bucket(), members.key());
        return Response.EMPTY;
    }
}
