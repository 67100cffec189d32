package gantry.objects.api;

import gantry.objects.store.ObjectStore;
import gantry.objects.store.StoredObject;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * Makes or replaces an object: from the request's stream, or from its member {@code Body}, a text.
 * The object is on disk when this returns.
 */
final class PutObject implements S3Operation {
    /** The content's type is taken and not kept: nothing here reads it. */
    private static final Set<String> MEMBERS = Set.of("Bucket", "Key", "Body", "ContentType");

    private final ObjectStore store;

    PutObject(ObjectStore store) {
        this.store = store;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        Members members = Members.of("PutObject", call, request, MEMBERS);
        StoredObject object = store.put(members.bucket(), members.key(), body(request, members));
        return Response.of(Map.of("ETag", object.etag()));
    }

    private static InputStream body(Request request, Members members) {
        return request instanceof Request.Streamed streamed
                ? streamed.body()
                : new ByteArrayInputStream(
                        members.textOr("Body", "").getBytes(StandardCharsets.UTF_8));
    }
}
