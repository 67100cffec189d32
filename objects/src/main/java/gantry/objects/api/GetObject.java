package gantry.objects.api;

import gantry.objects.store.ByteRange;
import gantry.objects.store.GetRequest;
import gantry.objects.store.ObjectContent;
import gantry.objects.store.ObjectStore;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Gives an object's content, or a range of it, as a stream. */
final class GetObject implements S3Operation {
    private static final Set<String> MEMBERS =
            Set.of("Bucket", "Key", "VersionId", "Range", "IfMatch");

    private final ObjectStore store;

    GetObject(ObjectStore store) {
        this.store = store;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        Members members = Members.of("GetObject", call, request, MEMBERS);
        String bucket = members.bucket();
        String key = members.key();
        ObjectMembers.checkVersion(members);
        ObjectContent content =
                store.get(new GetRequest(bucket, key, range(members), members.findText("IfMatch")));
        var answer = ObjectMembers.of(content.object(), content.length());
        if (content.part() != null) {
            answer.put("ContentRange", content.part().contentRange());
        }
        return new Response.Streamed(answer, content.body());
    }

    private static @Nullable ByteRange range(Members members) {
        String header = members.findText("Range");
        return header == null ? null : ByteRange.find(header);
    }
}
