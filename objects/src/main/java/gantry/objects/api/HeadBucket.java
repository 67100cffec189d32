package gantry.objects.api;

import gantry.objects.store.ObjectStore;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;

import java.util.Map;
import java.util.Set;

/** Tells whether there is a bucket. */
final class HeadBucket implements S3Operation {
    private final ObjectStore store;

    HeadBucket(ObjectStore store) {
        this.store = store;
    }

    @Override
    public String iamAction() {
        return "s3:ListBucket";
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        store.headBucket(Members.of("HeadBucket", call, request, Set.of("Bucket")).bucket());
        return Response.of(Map.of("BucketRegion", call.region()));
    }
}
