package gantry.objects.api;

import gantry.objects.store.ObjectStore;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;

import java.util.Map;
import java.util.Set;

/** Makes an empty bucket. */
final class CreateBucket implements S3Operation {
    private final ObjectStore store;

    CreateBucket(ObjectStore store) {
        this.store = store;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        // Its region is that of the server, whatever the request says.
        String bucket =
                Members.of(
                                "CreateBucket",
                                call,
                                request,
                                Set.of("Bucket", "CreateBucketConfiguration"))
                        .bucket();
        store.createBucket(bucket);
        return Response.of(Map.of("Location", "/" + bucket));
    }
}
