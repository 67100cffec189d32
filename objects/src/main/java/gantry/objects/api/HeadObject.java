package gantry.objects.api;

import gantry.objects.store.GetRequest;
import gantry.objects.store.ObjectStore;
import gantry.objects.store.StoredObject;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;

import java.util.Set;

/** Tells an object's size, ETag and time of change. */
final class HeadObject implements S3Operation {
    private static final Set<String> MEMBERS = Set.of("Bucket", "Key", "VersionId", "IfMatch");

    private final ObjectStore store;

    HeadObject(ObjectStore store) {
        this.store = store;
    }

    @Override
    public String iamAction() {
        return "s3:GetObject";
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        Members members = Members.of("HeadObject", call, request, MEMBERS);
        String bucket = members.bucket();
        String key = members.key();
        ObjectMembers.checkVersion(members);
        StoredObject object = store.head(bucket, key);
        new GetRequest(bucket, key, null, members.findText("IfMatch")).checkMatch(object);
        return Response.of(ObjectMembers.of(object, object.size()));
    }
}
